using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>
/// Who is told of a rule's alerts, and how often. Alerts of rules with the same routing and the same values of the <see cref="GroupBy"/> labels are told
/// of together, as one group.
/// </summary>
public sealed record AlertRouting
{
    /// <summary>Channels told first; <c>*</c> alone stands for all that there are.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Labels of which alerts of one group have the same values. Default: the rule.</summary>
    public IReadOnlyList<string> GroupBy { get; init; } = ["rule"];

    /// <summary>How long a new group waits for further alerts: 0s to 1h. What resolves meanwhile is not told.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan GroupWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Shortest time between two notifications of a group that changes: 0s to 1d. Acknowledgements do not wait.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan GroupInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long a group that nobody acknowledged is told of again: 1m to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Most notifications of a rule in an hour, 1 to 1,000; what is over it is held back until the hour allows.</summary>
    public int MaximumPerHour { get; init; } = 20;

    /// <summary>Who else is told when nobody acknowledges.</summary>
    public IReadOnlyList<AlertEscalation> Escalation { get; init; } = [];

    /// <summary>When nobody wants to hear of it, unless it is critical.</summary>
    public IReadOnlyList<QuietHours> QuietHours { get; init; } = [];
}
