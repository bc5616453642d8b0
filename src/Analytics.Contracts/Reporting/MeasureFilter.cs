namespace Analytics.Contracts.Reporting;

/// <summary>A condition on a field.</summary>
public sealed record MeasureFilter
{
    /// <summary>The field: model, version, segments.country, …</summary>
    public required string Field { get; init; }

    /// <summary>eq (is), ne (is not) or in (is one of).</summary>
    public string Op { get; init; } = "eq";

    /// <summary>The values, as strings; one for eq and ne, 1 to 100 for in.</summary>
    public required IReadOnlyList<string> Values { get; init; }
}
