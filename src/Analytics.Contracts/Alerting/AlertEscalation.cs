using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>Who else is told when nobody has acknowledged.</summary>
public sealed record AlertEscalation
{
    /// <summary>How long after the first notification: 1m to 7d, longer from step to step.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public required TimeSpan After { get; init; }

    /// <summary>Channels told from then on, besides those before.</summary>
    public required IReadOnlyList<string> Channels { get; init; }
}
