namespace Analytics.Statistics.Series;

/// <summary>A series as the sum of a season, a trend and a remainder.</summary>
/// <param name="Seasonal">The season, in the unit of the series.</param>
/// <param name="Trend">The trend, in the unit of the series.</param>
/// <param name="Remainder">What is left, in the unit of the series.</param>
/// <param name="Weights">Robustness weights in [0, 1]; all 1 where the decomposition is not robust.</param>
public sealed record StlDecomposition(
    IReadOnlyList<double> Seasonal,
    IReadOnlyList<double> Trend,
    IReadOnlyList<double> Remainder,
    IReadOnlyList<double> Weights)
{
    /// <summary>Strength of the season, max(0, 1 − Var(R) / Var(S + R)), in [0, 1]: 0 without a season. O(n). Source: Wang, Smith &amp; Hyndman 2006,
    /// "Characteristic-based clustering for time series data", Data Mining and Knowledge Discovery 13, 335-364.</summary>
    public double SeasonalStrength => Strength(Seasonal);

    /// <summary>Strength of the trend, max(0, 1 − Var(R) / Var(T + R)), in [0, 1]: 0 without a trend. O(n). Source: as <see cref="SeasonalStrength"/>.</summary>
    public double TrendStrength => Strength(Trend);

    /// <summary>
    /// Seasonal-trend decomposition by local regression. O(n · width / jump) a pass.
    /// Source: Cleveland, Cleveland, McRae &amp; Terpenning 1990, "STL: a seasonal-trend decomposition procedure based on loess", Journal of Official
    /// Statistics 6(1), 3-73; defaults as R's stl.
    /// </summary>
    /// <param name="series">More than two periods of finite values, evenly spaced, in any unit, oldest first.</param>
    /// <param name="options">Period and smoothers.</param>
    /// <returns>The parts, each as long as the series; their sum is the series.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static StlDecomposition Of(ReadOnlySpan<double> series, StlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SeriesInput.Check(series, 2 * SeriesInput.AtLeast(options.Period, 2) + 1);

        return new StlProcedure(series.ToArray(), options).Run();
    }

    private double Strength(IReadOnlyList<double> part)
    {
        var whole = Summaries.Moments.Of([.. part.Zip(Remainder, (left, right) => left + right)]).M2;
        return whole > 0 ? Math.Max(0, 1 - Summaries.Moments.Of([.. Remainder]).M2 / whole) : 0;
    }
}
