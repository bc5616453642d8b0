using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>
/// A condition that is watched, as <c>PUT /v1/alerts/rules/{uid}</c> takes it. It fires when the condition has held for <see cref="For"/>, and resolves
/// when the condition to recover has held for <see cref="KeepFiringFor"/>.
/// </summary>
public sealed record AlertRule
{
    /// <summary>Its id; taken from the path on PUT.</summary>
    public string Uid { get; init; } = "";

    /// <summary>What it is about, for people. Absent: its id.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Where its figures come from: <c>measure</c> asks <see cref="Query"/>, <c>monitor</c> the results of <see cref="Monitors"/>, <c>experiment</c> the verdicts
    /// on experiments, <c>safety</c> looks for critical and blocked violations of the last hour.
    /// </summary>
    public string Source { get; init; } = "measure";

    /// <summary>The question; required by the source measure.</summary>
    public AlertQuery? Query { get; init; }

    /// <summary>The monitors; for the source monitor. Absent: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MonitorSelector? Monitors { get; init; }

    /// <summary>How often it is evaluated: 10s to 1d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The window ends this long before now, so that settled data are judged: 0s to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Offset { get; init; }

    /// <summary>How long the condition must hold before it fires: 0s to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan For { get; init; }

    /// <summary>How long it must have recovered before it resolves: 0s to 30d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan KeepFiringFor { get; init; }

    /// <summary>The condition; required by the source measure.</summary>
    public AlertThreshold? Fire { get; init; }

    /// <summary>When it has recovered. Absent: when the condition does not hold. In between a firing alert goes on and a quiet one stays quiet.</summary>
    public AlertThreshold? Recover { get; init; }

    /// <summary>Fewest records that a figure must rest on to be judged. At 1 a count of none is judged as well, so that what stops coming is found.</summary>
    public long MinSamples { get; init; } = 1;

    /// <summary>What too few data mean.</summary>
    public NoDataPolicy NoData { get; init; } = NoDataPolicy.Keep;

    /// <summary>What becomes of its alerts while it can't be evaluated.</summary>
    public ErrorPolicy OnError { get; init; } = ErrorPolicy.Keep;

    /// <summary>How bad it is.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Labels of all its alerts, besides rule, severity and the values of the breakdown.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Page that says what to do.</summary>
    public string? Runbook { get; init; }

    /// <summary>Rules that explain this one: while an alert of theirs with the same labels (of those that both have) fires, nobody is told of this one.</summary>
    public IReadOnlyList<string> MutedBy { get; init; } = [];

    /// <summary>Who is told.</summary>
    public AlertRouting Notify { get; init; } = new();

    /// <summary>True: it is not evaluated. Its alerts are resolved.</summary>
    public bool Paused { get; init; }

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
