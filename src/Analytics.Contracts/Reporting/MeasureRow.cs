namespace Analytics.Contracts.Reporting;

/// <summary>One figure of an answer.</summary>
public sealed record MeasureRow
{
    /// <summary>Value of each breakdown field; null where a record has none.</summary>
    public IReadOnlyDictionary<string, string?> Keys { get; init; } = new Dictionary<string, string?>();

    /// <summary>Start of the time bucket (or of the range).</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The figure.</summary>
    public required Figure Figure { get; init; }

    /// <summary>The figure of the window before, where asked for.</summary>
    public Figure? Previous { get; init; }

    /// <summary>Bins, for the aggregate histogram.</summary>
    public IReadOnlyList<HistogramBin>? Bins { get; init; }
}
