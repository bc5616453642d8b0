namespace Analytics.Statistics.Scoring;

/// <summary>Labelled predictions of a binary model by decision and label. Mergeable: the counts of two parts add up to those of the whole.</summary>
/// <param name="TruePositives">Predicted positive, labelled positive; at least 0.</param>
/// <param name="FalsePositives">Predicted positive, labelled negative; at least 0.</param>
/// <param name="TrueNegatives">Predicted negative, labelled negative; at least 0.</param>
/// <param name="FalseNegatives">Predicted negative, labelled positive; at least 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
public sealed record BinaryConfusion(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>Predicted positive, labelled positive.</summary>
    public long TruePositives { get; init; } = NotNegative(TruePositives, nameof(TruePositives));

    /// <summary>Predicted positive, labelled negative.</summary>
    public long FalsePositives { get; init; } = NotNegative(FalsePositives, nameof(FalsePositives));

    /// <summary>Predicted negative, labelled negative.</summary>
    public long TrueNegatives { get; init; } = NotNegative(TrueNegatives, nameof(TrueNegatives));

    /// <summary>Predicted negative, labelled positive.</summary>
    public long FalseNegatives { get; init; } = NotNegative(FalseNegatives, nameof(FalseNegatives));

    /// <summary>All labelled predictions.</summary>
    public long Count => checked(PredictedPositives + PredictedNegatives);

    /// <summary>Predictions that agree with their label.</summary>
    public long Correct => checked(TruePositives + TrueNegatives);

    /// <summary>Predictions that disagree with their label.</summary>
    public long Wrong => checked(FalsePositives + FalseNegatives);

    /// <summary>Labelled positive.</summary>
    public long ActualPositives => checked(TruePositives + FalseNegatives);

    /// <summary>Labelled negative.</summary>
    public long ActualNegatives => checked(TrueNegatives + FalsePositives);

    /// <summary>Predicted positive.</summary>
    public long PredictedPositives => checked(TruePositives + FalsePositives);

    /// <summary>Predicted negative.</summary>
    public long PredictedNegatives => checked(TrueNegatives + FalseNegatives);

    /// <summary>Counts of this part and another together; O(1).</summary>
    /// <param name="other">The other part.</param>
    /// <returns>The counts of the whole.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public BinaryConfusion Merge(BinaryConfusion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return checked(new(
            TruePositives + other.TruePositives,
            FalsePositives + other.FalsePositives,
            TrueNegatives + other.TrueNegatives,
            FalseNegatives + other.FalseNegatives));
    }

    private static long NotNegative(long count, string name) =>
        count >= 0 ? count : throw new ArgumentOutOfRangeException(name, "The count must be at least 0.");
}
