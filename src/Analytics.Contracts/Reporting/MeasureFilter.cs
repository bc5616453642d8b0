namespace Analytics.Contracts.Reporting;

/// <summary>A condition on a field.</summary>
public sealed record MeasureFilter
{
    /// <summary>The field: model, version, segments.country, …</summary>
    public required string Field { get; init; }

    /// <summary>eq, ne or in.</summary>
    public string Op { get; init; } = "eq";

    /// <summary>The values; one for eq and ne, 1 to 100 for in.</summary>
    public required IReadOnlyList<string> Values { get; init; }
}
