namespace Analytics.Statistics.Series;

/// <summary>Takes a season of known period out of a series.</summary>
public static class Seasonality
{
    /// <summary>
    /// The series without its season: without the mean or median of each phase, or the remainder of a quick decomposition by local regression
    /// (season and trend both taken out; series of more than 100 values are regressed at 100 of them). O(n·log n).
    /// Source: the deseasonalisation of ML.NET's SrCnnEntireAnomalyDetector; for the textbook decomposition see <see cref="StlDecomposition"/>.
    /// </summary>
    /// <param name="series">Finite values in any unit, evenly spaced; for <see cref="Deseasonalisation.Stl"/> at least three periods.</param>
    /// <param name="period">Values in a season, at least 2.</param>
    /// <param name="method">How the season is taken out.</param>
    /// <returns>One value for each of the series, in its unit.</returns>
    /// <exception cref="ArgumentException">The series is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 2.</exception>
    public static IReadOnlyList<double> Remove(ReadOnlySpan<double> series, int period, Deseasonalisation method)
    {
        SeriesInput.AtLeast(period, 2);
        SeriesInput.Check(series, method == Deseasonalisation.Stl ? 3 * period : 1);

        return method switch
        {
            Deseasonalisation.Stl => SampledStl.Remainder(series, period) is var remainder && remainder.All(double.IsFinite)
                ? remainder
                : WithoutPhases(series, period, UpperMedian),
            Deseasonalisation.Mean => WithoutPhases(series, period, phase => phase.Average()),
            _ => WithoutPhases(series, period, UpperMedian),
        };
    }

    private static double[] WithoutPhases(ReadOnlySpan<double> series, int period, Func<double[], double> centre)
    {
        double[] rest = [.. series];
        for (var phase = 0; phase < Math.Min(period, rest.Length); phase++)
        {
            var middle = centre([.. rest.Where((_, i) => i % period == phase)]);
            for (var i = phase; i < rest.Length; i += period) rest[i] -= middle;
        }

        return rest;
    }

    private static double UpperMedian(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
