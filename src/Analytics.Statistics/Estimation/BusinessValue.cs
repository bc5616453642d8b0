namespace Analytics.Statistics.Estimation;

/// <summary>Worth of one prediction of each kind, in any unit such as money; losses are negative.</summary>
/// <param name="TruePositive">Worth of a positive found, finite.</param>
/// <param name="FalsePositive">Worth of a false alarm, finite.</param>
/// <param name="TrueNegative">Worth of a negative left alone, finite.</param>
/// <param name="FalseNegative">Worth of a positive missed, finite.</param>
public sealed record BusinessValue(double TruePositive, double FalsePositive, double TrueNegative, double FalseNegative)
{
    /// <summary>Worth of all predictions, Σ count · worth; O(1).</summary>
    /// <param name="counts">Counts, expected or known.</param>
    /// <returns>The worth, in the unit of the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">The worth overflows.</exception>
    public double Total(ExpectedConfusion counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Finite(OfPredictedPositives(counts) + OfPredictedNegatives(counts), nameof(counts));
    }

    /// <summary>Mean worth of a prediction, <see cref="Total"/> / n; O(1).</summary>
    /// <param name="counts">Counts, expected or known; more than none.</param>
    /// <returns>The worth, in the unit of the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no prediction, or the worth overflows.</exception>
    public double PerPrediction(ExpectedConfusion counts)
    {
        var total = Total(counts);
        return counts.Count > 0 ? total / counts.Count : throw new ArgumentException("The mean needs a prediction.", nameof(counts));
    }

    /// <summary>
    /// Mean worth of a positive prediction plus mean worth of a negative one: each column of the matrix over its own sum. A decision that was not
    /// taken adds 0. It is no mean over predictions (that is <see cref="PerPrediction"/>) but the figure that NannyML gives as per prediction. O(1).
    /// </summary>
    /// <param name="counts">Counts, expected or known.</param>
    /// <returns>The worth, in the unit of the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">The worth overflows.</exception>
    public double PerDecisions(ExpectedConfusion counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (positives, negatives) = (counts.TruePositives + counts.FalsePositives, counts.TrueNegatives + counts.FalseNegatives);
        var ofPositives = positives > 0 ? OfPredictedPositives(counts) / positives : 0;
        var ofNegatives = negatives > 0 ? OfPredictedNegatives(counts) / negatives : 0;
        return Finite(ofPositives + ofNegatives, nameof(counts));
    }

    private double OfPredictedPositives(ExpectedConfusion counts) => TruePositive * counts.TruePositives + FalsePositive * counts.FalsePositives;

    private double OfPredictedNegatives(ExpectedConfusion counts) => TrueNegative * counts.TrueNegatives + FalseNegative * counts.FalseNegatives;

    private static double Finite(double worth, string name) =>
        double.IsFinite(worth) ? worth : throw new ArgumentException("The worth is not finite.", name);
}
