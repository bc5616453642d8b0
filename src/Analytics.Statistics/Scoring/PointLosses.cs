using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Moments of the loss of each prediction of a regression model, from which <see cref="RegressionScoring"/>, <see cref="MeanScoring"/> and
/// <see cref="Estimation.RegressionSamplingError"/> take their figures. Each is O(n) with one array of the size of the sample.
/// </summary>
public static class PointLosses
{
    /// <summary>Absolute errors |y − ŷ|, in the unit of the truth; their mean is MAE.</summary>
    /// <param name="truth">True values, finite.</param>
    /// <param name="predicted">Predictions, finite; as many.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a value is not finite, or a loss overflows.</exception>
    public static Moments Absolute(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted) =>
        Of(truth, predicted, static (y, guess) => Math.Abs(y - guess));

    /// <summary>Squared errors (y − ŷ)², in the squared unit of the truth; their mean is MSE, its root RMSE.</summary>
    /// <param name="truth">True values, finite.</param>
    /// <param name="predicted">Predictions, finite; as many.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a value is not finite, or a loss overflows.</exception>
    public static Moments Squared(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted) =>
        Of(truth, predicted, static (y, guess) => (y - guess) * (y - guess));

    /// <summary>
    /// Relative errors |y − ŷ| / |y|, as shares; their mean is MAPE. Heavy on errors above the truth and wild for truths near 0, where MAE or sMAPE serve better.
    /// </summary>
    /// <param name="truth">True values, finite and not 0.</param>
    /// <param name="predicted">Predictions, finite; as many.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a value is not finite, a truth is 0, or a loss overflows.</exception>
    public static Moments AbsolutePercentage(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        if (truth.Contains(0)) throw new ArgumentException("A relative error needs a truth that is not 0.", nameof(truth));
        return Of(truth, predicted, static (y, guess) => Math.Abs(y - guess) / Math.Abs(y));
    }

    /// <summary>
    /// Symmetric relative errors 2 |y − ŷ| / (|y| + |ŷ|), in [0, 2], 0 where both are 0; their mean is sMAPE.
    /// Source: Makridakis 1993, "Accuracy measures: theoretical and practical concerns", International Journal of Forecasting 9(4), 527-529.
    /// </summary>
    /// <param name="truth">True values, finite.</param>
    /// <param name="predicted">Predictions, finite; as many.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    public static Moments SymmetricPercentage(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted) => Of(truth, predicted, static (y, guess) =>
    {
        var scale = Math.Max(Math.Abs(y), Math.Abs(guess));
        return scale > 0 ? 2 * Math.Abs(y / scale - guess / scale) / (Math.Abs(y / scale) + Math.Abs(guess / scale)) : 0;
    });

    /// <summary>Squared logarithmic errors (ln(1 + y) − ln(1 + ŷ))²; their mean is MSLE, its root RMSLE.</summary>
    /// <param name="truth">True values, finite and above −1.</param>
    /// <param name="predicted">Predictions, finite and above −1; as many.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite or at most −1.</exception>
    public static Moments SquaredLog(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        CheckAboveMinusOne(truth, nameof(truth));
        CheckAboveMinusOne(predicted, nameof(predicted));
        return Of(truth, predicted, static (y, guess) => Math.Pow(NearZero.Log1p(y) - NearZero.Log1p(guess), 2));
    }

    /// <summary>
    /// Pinball (quantile) losses, level · (y − ŷ) below the truth and (1 − level) · (ŷ − y) above it, in the unit of the truth; only the quantile of
    /// the level has the lowest mean.
    /// Source: Koenker &amp; Bassett 1978, "Regression quantiles", Econometrica 46(1), 33-50.
    /// </summary>
    /// <param name="truth">True values, finite.</param>
    /// <param name="predicted">Predicted quantiles, finite; as many.</param>
    /// <param name="level">Level of the quantile, above 0 and below 1.</param>
    /// <returns>The moments; empty for no rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a value is not finite, or a loss overflows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static Moments Pinball(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted, double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), "The level must be above 0 and below 1.");
        return Of(truth, predicted, (y, guess) => y >= guess ? level * (y - guess) : (1 - level) * (guess - y));
    }

    private static void CheckAboveMinusOne(ReadOnlySpan<double> values, string name)
    {
        foreach (var value in values)
        {
            if (!(value > -1)) throw new ArgumentException("Every value must be above -1.", name);
        }
    }

    private static Moments Of(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted, Func<double, double, double> loss)
    {
        if (predicted.Length != truth.Length) throw new ArgumentException("There must be one prediction for each true value.", nameof(predicted));
        Finite.Check(truth, nameof(truth));
        Finite.Check(predicted, nameof(predicted));
        var losses = new double[truth.Length];
        for (var row = 0; row < losses.Length; row++)
        {
            losses[row] = loss(truth[row], predicted[row]);
            if (!double.IsFinite(losses[row])) throw new ArgumentException("A loss is not finite.", nameof(predicted));
        }

        return Moments.Of(losses);
    }
}
