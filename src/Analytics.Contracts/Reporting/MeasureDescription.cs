namespace Analytics.Contracts.Reporting;

/// <summary>A measure that can be asked for, as <c>GET /v1/measures</c> lists it.</summary>
public sealed record MeasureDescription
{
    /// <summary>Its name in a <see cref="MeasureQuery"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>Unit of its default aggregate: count, ratio, ms, currency, …</summary>
    public required string Unit { get; init; }

    /// <summary>How it is computed, in one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>What can be taken of it; the first is the default.</summary>
    public required IReadOnlyList<string> Aggregates { get; init; }

    /// <summary>Field that a query must filter to one value or split by; null where none.</summary>
    public string? Requires { get; init; }
}
