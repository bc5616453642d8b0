namespace Analytics.Statistics.Series;

/// <summary>Outliers of a seasonal series: points, and runs of points, that neither the season nor the level explains.</summary>
public static class SeasonalHybridEsd
{
    /// <summary>
    /// Takes the season (by STL, never changing, robust) and the median out, and tests what is left by <see cref="GeneralisedEsd.Test"/> with median and
    /// median absolute deviation. The level is that of the whole series, so pass a stretch in which it does not move much (the source cuts long
    /// series into pieces of two weeks). O(n · period) and O(k·n·log n) for k outliers allowed.
    /// Source: Hochenbaum, Vallis &amp; Kejariwal 2017, "Automatic anomaly detection in the cloud via statistical learning", arXiv:1704.07706, section 3.
    /// </summary>
    /// <param name="series">More than two periods of finite values, evenly spaced, in any unit, oldest first.</param>
    /// <param name="period">Values in a season, at least 2.</param>
    /// <param name="options">Error and most outliers; null for the defaults. The scale is always the robust one.</param>
    /// <returns>The outliers and the steps, by places in the series.</returns>
    /// <exception cref="ArgumentException">The series is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period or an option is out of its range.</exception>
    public static EsdResult Test(ReadOnlySpan<double> series, int period, EsdOptions? options = null)
    {
        var season = StlDecomposition.Of(series, new() { Period = SeriesInput.AtLeast(period, 2), Robust = true }).Seasonal;
        var rest = series.ToArray();
        for (var i = 0; i < rest.Length; i++) rest[i] -= season[i];
        return GeneralisedEsd.Test(rest, (options ?? new()) with { Robust = true });
    }
}
