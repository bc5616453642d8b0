namespace Analytics.Statistics.Series;

/// <summary>How a series is decomposed. Null widths and jumps are chosen as R's stl does. Ranges are checked by <see cref="StlDecomposition.Of"/>.</summary>
public sealed record StlOptions
{
    /// <summary>Values in a season, at least 2.</summary>
    public required int Period { get; init; }

    /// <summary>Seasons that the seasonal smoother spans, odd, at least 3; null for a season that never changes (periodic).</summary>
    public int? SeasonalWidth { get; init; }

    /// <summary>Values that the trend smoother spans, odd, at least 3; null for the next odd number from 1.5 · period / (1 − 1.5 / seasonal width).</summary>
    public int? TrendWidth { get; init; }

    /// <summary>Values that the low-pass smoother spans, odd, at least 3; null for the next odd number from the period.</summary>
    public int? LowPassWidth { get; init; }

    /// <summary>Degree of the seasonal smoother, 0 or 1.</summary>
    public int SeasonalDegree { get; init; }

    /// <summary>Degree of the trend and low-pass smoothers, 0 or 1.</summary>
    public int TrendDegree { get; init; } = 1;

    /// <summary>Steps at which smoothers are worked out, with lines between; null for a tenth of their width.</summary>
    public int? Jump { get; init; }

    /// <summary>Whether outliers are given less weight: 15 robust passes of one inner pass, not one pass of two.</summary>
    public bool Robust { get; init; }
}
