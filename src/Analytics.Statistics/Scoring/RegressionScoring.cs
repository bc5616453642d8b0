using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of a regression model on labelled predictions, from the moments of its errors (truth less prediction). The predictions are taken
/// as independent draws. Errors without spread give an interval of zero width, as their range has no upper end to reason from.
/// </summary>
public static class RegressionScoring
{
    /// <summary>
    /// Mean absolute error, Σ|e| / n, with <see cref="MeanInterval.Student">Student's</see> interval cut at 0. In the unit of the truth. O(1).
    /// </summary>
    /// <param name="absoluteErrors">Moments of the absolute errors, at least two.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure, at least 0; its count is the errors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="absoluteErrors"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two errors, or one is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate MeanAbsoluteError(Moments absoluteErrors, double confidence = 0.95)
    {
        CheckErrors(absoluteErrors, nameof(absoluteErrors));

        return MeanScoring.Mean(absoluteErrors, lowest: 0, confidence: confidence);
    }

    /// <summary>
    /// Root mean squared error, √(Σe² / n). The interval is symmetric for the logarithm of the mean square (delta method with Student's t, which
    /// needs no assumption on the errors but a fourth moment), as squares are too skewed for a symmetric one. In the unit of the truth. O(1).
    /// Source: Casella &amp; Berger 2002, "Statistical inference", 2nd edition, theorem 5.5.24, p. 243.
    /// </summary>
    /// <param name="squaredErrors">Moments of the squared errors, at least two.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure, at least 0; its count is the errors.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="squaredErrors"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two errors, or a square is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate RootMeanSquaredError(Moments squaredErrors, double confidence = 0.95)
    {
        CheckErrors(squaredErrors, nameof(squaredErrors));
        var margin = StudentDistribution.TwoSided(Confidence.Error(confidence), squaredErrors.Count - 1) * RelativeError(squaredErrors);

        var value = Math.Sqrt(squaredErrors.Mean);
        return new(value, Scaled(value, margin / 2), squaredErrors.Count);
    }

    /// <summary>
    /// Coefficient of determination against the mean of the truth, R² = 1 − Σe² / Σ(y − ȳ)²: 1 for perfect predictions, 0 for always predicting
    /// the mean, negative for worse; no unit. The interval is symmetric for ln(1 − R²), by the delta method: the error of Σe² is taken from its
    /// moments, that of Σ(y − ȳ)² as 2/(n − 1), as for a normal truth, and the two as uncorrelated. So it holds for a truth near normal and errors
    /// that do not shrink where the truth is extreme. It is wide (conservative) where they grow there: for a calibrated model under normality the
    /// variance is 4R²/n on this scale, ours 4/n. It is too narrow for a truth with heavy tails. O(1).
    /// Source: definition as in Kvålseth 1985, "Cautionary note about R²", The American Statistician 39(4), 279-285 (his R²₁); delta method:
    /// Casella &amp; Berger 2002, "Statistical inference", 2nd edition, theorem 5.5.24, p. 243; the normal case: Olkin &amp; Finn 1995,
    /// "Correlations redux", Psychological Bulletin 118(1), 155-164.
    /// </summary>
    /// <param name="truth">Moments of the true values, at least two, not all equal.</param>
    /// <param name="squaredErrors">Moments of the squared errors of the same predictions.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure, at most 1; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="truth"/> or <paramref name="squaredErrors"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are fewer than two errors, a square is negative, the counts differ, or the true values are all equal or too far apart to square.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate RSquared(Moments truth, Moments squaredErrors, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(truth);
        CheckErrors(squaredErrors, nameof(squaredErrors));
        if (truth.Count != squaredErrors.Count) throw new ArgumentException("There must be one squared error for each true value.", nameof(squaredErrors));
        if (truth.M2 is not (> 0 and < double.PositiveInfinity)) throw new ArgumentException("The true values must have a finite spread above 0.", nameof(truth));

        var degrees = truth.Count - 1;
        var relative = Math.Sqrt(Math.Pow(RelativeError(squaredErrors), 2) + 2.0 / degrees);
        var margin = StudentDistribution.TwoSided(Confidence.Error(confidence), degrees) * relative;
        var unexplained = squaredErrors.Mean / (truth.M2 / truth.Count);
        var bounds = Scaled(unexplained, margin);
        return new(1 - unexplained, new(1 - bounds.Upper, 1 - bounds.Lower), truth.Count);
    }

    private static void CheckErrors(Moments errors, string name)
    {
        ArgumentNullException.ThrowIfNull(errors, name);
        if (errors.Count < 2) throw new ArgumentException("The figure needs at least two errors.", name);
        if (errors.Min < 0) throw new ArgumentException("Absolute and squared errors are at least 0.", name);
    }

    /// <summary>Standard error of a mean as a share of the mean; 0 for a mean of 0.</summary>
    private static double RelativeError(Moments errors) => errors.Mean > 0 ? errors.StandardError / errors.Mean : 0;

    /// <summary>The interval whose logarithm is <paramref name="margin"/> to either side; 0 has no spread.</summary>
    private static Interval Scaled(double value, double margin) => (value, margin) switch
    {
        (0, _) => new(0, 0),
        (_, > 700) => new(0, double.PositiveInfinity),
        _ => new(value * Math.Exp(-margin), value * Math.Exp(margin)),
    };
}
