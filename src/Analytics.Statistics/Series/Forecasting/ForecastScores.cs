namespace Analytics.Statistics.Series.Forecasting;

/// <summary>Measures of forecasts against what came true. All are means over the steps; smaller is better but for the coverage.</summary>
public static class ForecastScores
{
    /// <summary>
    /// Mean absolute scaled error: the mean absolute error over that of the seasonal naive forecast one step ahead within the training series. No
    /// unit; below 1 is better than naive. O(n).
    /// Source: Hyndman &amp; Koehler 2006, "Another look at measures of forecast accuracy", International Journal of Forecasting 22(4), 679-688.
    /// </summary>
    /// <param name="actual">Values that came true, at least one.</param>
    /// <param name="forecast">Point forecasts of them.</param>
    /// <param name="training">The series before, more than a period of values, that do not repeat themselves exactly.</param>
    /// <param name="period">Values in a season, at least 1; 1 for none.</param>
    /// <returns>The measure, at least 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a series is too short, not finite, or the training series repeats itself exactly.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public static double Mase(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast, ReadOnlySpan<double> training, int period = 1)
    {
        CheckPairs(actual, forecast);
        SeriesInput.Check(training, SeriesInput.AtLeast(period, 1) + 1);

        var scale = 0.0;
        for (var i = period; i < training.Length; i++) scale += Math.Abs(training[i] - training[i - period]) / (training.Length - period);
        if (scale == 0) throw new ArgumentException("A series that repeats itself exactly has no scale.", nameof(training));
        return MeanOf(actual, forecast, (value, guess) => Math.Abs(value - guess)) / scale;
    }

    /// <summary>
    /// Symmetric mean absolute percentage error, the mean of 200·|f − y| / (|y| + |f|), 0 where both are 0. In percent, from 0 to 200. O(n).
    /// Source: Makridakis &amp; Hibon 2000, "The M3-competition", International Journal of Forecasting 16(4), 451-476.
    /// </summary>
    /// <param name="actual">Values that came true, at least one.</param>
    /// <param name="forecast">Point forecasts of them.</param>
    /// <returns>The measure, in percent.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a series is empty or not finite.</exception>
    public static double Smape(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        CheckPairs(actual, forecast);

        return MeanOf(actual, forecast, (value, guess) => value == guess ? 0 : 200 * Math.Abs(guess - value) / (Math.Abs(value) + Math.Abs(guess)));
    }

    /// <summary>Share of the values within the intervals of their forecasts, bounds included: near the confidence where the intervals are right. O(n).</summary>
    /// <param name="actual">Values that came true, at least one.</param>
    /// <param name="forecast">Forecast of as many steps.</param>
    /// <returns>The share, in [0, 1].</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecast"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or there are no values or some that are not finite.</exception>
    public static double Coverage(ReadOnlySpan<double> actual, SeriesForecast forecast)
    {
        CheckSteps(actual, forecast);

        var inside = 0;
        for (var i = 0; i < actual.Length; i++)
            if (actual[i] >= forecast.Steps[i].Lower && actual[i] <= forecast.Steps[i].Upper) inside++;
        return (double)inside / actual.Length;
    }

    /// <summary>
    /// Interval score: the width, and 2/α times the distance of a value outside (α = 1 − confidence). In the unit of the series. O(n).
    /// Source: Gneiting &amp; Raftery 2007, "Strictly proper scoring rules, prediction, and estimation", JASA 102(477), 359-378, section 6.2.
    /// </summary>
    /// <param name="actual">Values that came true, at least one.</param>
    /// <param name="forecast">Forecast of as many steps.</param>
    /// <returns>The measure, at least 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecast"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, or there are no values or some that are not finite.</exception>
    public static double IntervalScore(ReadOnlySpan<double> actual, SeriesForecast forecast)
    {
        CheckSteps(actual, forecast);

        var (total, penalty) = (0.0, 2 / (1 - forecast.Confidence));
        for (var i = 0; i < actual.Length; i++)
        {
            var step = forecast.Steps[i];
            total += step.Upper - step.Lower + penalty * Math.Max(0, Math.Max(step.Lower - actual[i], actual[i] - step.Upper));
        }

        return total / actual.Length;
    }

    /// <summary>
    /// Pinball (quantile) loss of quantile forecasts: (y − q)·τ above, (q − y)·(1 − τ) below. In the unit of the series. O(n).
    /// Source: Koenker &amp; Bassett 1978, "Regression quantiles", Econometrica 46(1), 33-50.
    /// </summary>
    /// <param name="actual">Values that came true, at least one.</param>
    /// <param name="quantiles">Forecast τ-quantile of each.</param>
    /// <param name="probability">The τ, above 0 and below 1.</param>
    /// <returns>The measure, at least 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a series is empty or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    public static double Pinball(ReadOnlySpan<double> actual, ReadOnlySpan<double> quantiles, double probability)
    {
        CheckPairs(actual, quantiles);
        SeriesInput.Between(probability, 0, 1);

        return MeanOf(actual, quantiles, (value, quantile) => value >= quantile ? (value - quantile) * probability : (quantile - value) * (1 - probability));
    }

    private static double MeanOf(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Func<double, double, double> loss)
    {
        var total = 0.0;
        for (var i = 0; i < left.Length; i++) total += loss(left[i], right[i]);
        return total / left.Length;
    }

    private static void CheckPairs(ReadOnlySpan<double> actual, ReadOnlySpan<double> forecast)
    {
        SeriesInput.Check(actual);
        SeriesInput.Check(forecast);
        if (actual.Length != forecast.Length) throw new ArgumentException("There must be one forecast for each value.", nameof(forecast));
    }

    private static void CheckSteps(ReadOnlySpan<double> actual, SeriesForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        SeriesInput.Check(actual);
        if (actual.Length != forecast.Steps.Count) throw new ArgumentException("There must be one forecast for each value.", nameof(forecast));
    }
}
