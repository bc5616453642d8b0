using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>What the values of a column look like, beside the reference.</summary>
public sealed record ColumnQuality
{
    /// <summary>features.NAME, or an answer: score, value, predicted, decision.</summary>
    public required string Column { get; init; }

    /// <summary>Predictions with a value.</summary>
    public required long Rows { get; init; }

    /// <summary>Those of the reference.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Share of predictions without a value, in [0, 1].</summary>
    public required double MissingShare { get; init; }

    /// <summary>That of the reference.</summary>
    public required double ReferenceMissingShare { get; init; }

    /// <summary>Share of values outside of the registered range; absent where none is registered.</summary>
    public double? OutOfRangeShare { get; init; }

    /// <summary>That of the reference.</summary>
    public double? ReferenceOutOfRangeShare { get; init; }

    /// <summary>Share of values below the smallest or above the largest of the reference, to one per cent of these; absent for categories.</summary>
    public double? OutsideReferenceShare { get; init; }

    /// <summary>Share of values of categories that the reference does not have; absent for numbers.</summary>
    public double? UnseenShare { get; init; }

    /// <summary>Those categories, the most frequent first, at most ten.</summary>
    public IReadOnlyList<HistogramBin>? Unseen { get; init; }

    /// <summary>Categories of the reference that the window does not have, at most ten.</summary>
    public IReadOnlyList<HistogramBin>? Vanished { get; init; }

    /// <summary>Smallest number.</summary>
    public double? Min { get; init; }

    /// <summary>Largest number.</summary>
    public double? Max { get; init; }

    /// <summary>Mean.</summary>
    public double? Mean { get; init; }

    /// <summary>Mean of the reference.</summary>
    public double? ReferenceMean { get; init; }

    /// <summary>True when all values are the same.</summary>
    public bool Constant { get; init; }
}
