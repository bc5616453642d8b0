namespace Analytics.Contracts.Reporting;

/// <summary>Data quality of records: each a share in [0, 1], 1 being faultless; null where nothing was checked.</summary>
public sealed record QualityFigures
{
    /// <summary>Product of the dimensions that could be judged; null when none could.</summary>
    public double? Score { get; init; }

    /// <summary>Share of expected fields that were present.</summary>
    public double? Completeness { get; init; }

    /// <summary>Share of present fields that fitted type, range and categories.</summary>
    public double? Validity { get; init; }

    /// <summary>Share of received records that were not duplicates.</summary>
    public double? Uniqueness { get; init; }

    /// <summary>Share of records that arrived within the agreed delay.</summary>
    public double? Timeliness { get; init; }

    /// <summary>Share of records whose parts agree (decision and score, feedback not before its prediction).</summary>
    public double? Consistency { get; init; }

    /// <summary>Records checked.</summary>
    public long Records { get; init; }

    /// <summary>What was found, most frequent first.</summary>
    public IReadOnlyList<QualityFinding> Findings { get; init; } = [];
}
