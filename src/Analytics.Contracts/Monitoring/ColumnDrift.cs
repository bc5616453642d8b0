using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>What changed in one column.</summary>
public sealed record ColumnDrift
{
    /// <summary>The column: features.NAME, score, value, predicted or decision.</summary>
    public required string Column { get; init; }

    /// <summary>drift, negligible (significant, yet below the size that matters), none, notEnoughData, or skipped.</summary>
    public required string Verdict { get; init; }

    /// <summary>Why there is no verdict, or what the verdict means; one sentence.</summary>
    public required string Because { get; init; }

    /// <summary>The test, by the name that asks for it; null where skipped.</summary>
    public string? Test { get; init; }

    /// <summary>The distance of the two windows, in the unit of the test.</summary>
    public double? Distance { get; init; }

    /// <summary>The distance that chance alone exceeds with probability <see cref="Level"/> for so many rows.</summary>
    public double? Critical { get; init; }

    /// <summary>The distance that matters.</summary>
    public double? NegligibleBelow { get; init; }

    /// <summary>Probability of such a distance without drift.</summary>
    public double? PValue { get; init; }

    /// <summary>Level of this test: the report's alpha divided by its tests.</summary>
    public double? Level { get; init; }

    /// <summary>With too few rows: about how many more the window needs.</summary>
    public long? RowsNeeded { get; init; }

    /// <summary>Rows of the window with a value.</summary>
    public long Rows { get; init; }

    /// <summary>Rows of the reference with a value.</summary>
    public long ReferenceRows { get; init; }

    /// <summary>Share of the window's predictions without a value, in [0, 1].</summary>
    public double MissingShare { get; init; }

    /// <summary>Share of the reference's predictions without a value, in [0, 1].</summary>
    public double ReferenceMissingShare { get; init; }

    /// <summary>Verdict on the change of the missing share, as <see cref="Verdict"/>; null where none are missing in either window.</summary>
    public string? MissingVerdict { get; init; }

    /// <summary>Mean of a numeric column in the window.</summary>
    public double? Mean { get; init; }

    /// <summary>Mean of a numeric column in the reference.</summary>
    public double? ReferenceMean { get; init; }

    /// <summary>Categories that the reference does not have, with their rows, the most frequent first, at most ten.</summary>
    public IReadOnlyList<HistogramBin>? Unseen { get; init; }

    /// <summary>Categories that the window does not have, with their rows in the reference, at most ten.</summary>
    public IReadOnlyList<HistogramBin>? Vanished { get; init; }
}
