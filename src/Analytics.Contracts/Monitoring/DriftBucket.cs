namespace Analytics.Contracts.Monitoring;

/// <summary>What changed in one time bucket against the reference of the whole report.</summary>
public sealed record DriftBucket
{
    /// <summary>Start of the bucket, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Predictions in the bucket.</summary>
    public required long Predictions { get; init; }

    /// <summary>Columns whose verdict is drift.</summary>
    public required int Drifted { get; init; }

    /// <summary>Every column, in the order of the report.</summary>
    public required IReadOnlyList<BucketDrift> Columns { get; init; }
}
