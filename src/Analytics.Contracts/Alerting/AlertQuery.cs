using System.Text.Json.Serialization;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>A <see cref="MeasureQuery"/> about the latest time in place of a fixed range.</summary>
public sealed record AlertQuery
{
    /// <summary>Name of a measure of the catalogue (<c>GET /v1/measures</c>).</summary>
    public required string Measure { get; init; }

    /// <summary>What to take of it, where the measure offers a choice.</summary>
    public string? Aggregate { get; init; }

    /// <summary>Conditions that all hold.</summary>
    public IReadOnlyList<MeasureFilter> Filters { get; init; } = [];

    /// <summary>Fields to split by, at most 3: every combination of their values is an alert of its own.</summary>
    public IReadOnlyList<string> Breakdown { get; init; } = [];

    /// <summary>Length of the time that is judged: 1m to 366d.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public required TimeSpan Window { get; init; }
}
