namespace Analytics.Statistics.Series;

/// <summary>How far each value lies from the middle of a series, in robust standard deviations: outliers do not hide themselves.</summary>
public static class RobustScore
{
    /// <summary>Above this the score of a value marks it as a potential outlier, by the source.</summary>
    public const double UsualLimit = 3.5;

    /// <summary>
    /// The modified z-scores (x − median) / (1.4826 · MAD), MAD the median absolute deviation. Where more than half of the values are equal and MAD
    /// is 0, the mean absolute deviation times √(π/2) is the scale; where all are equal every score is 0. Half of the values may be outliers
    /// before the scores break down. O(n·log n).
    /// Source: Iglewicz &amp; Hoaglin 1993, "How to detect and handle outliers", ASQC, ch. 3; the rule for MAD = 0: IBM SPSS algorithms, modified z.
    /// </summary>
    /// <param name="series">Finite values in any unit and order, at least one.</param>
    /// <returns>One score for each value, no unit; of a normal series about N(0, 1).</returns>
    /// <exception cref="ArgumentException">The series is empty or has a value that is not finite.</exception>
    public static IReadOnlyList<double> Of(ReadOnlySpan<double> series)
    {
        SeriesInput.Check(series);

        var centre = RobustCentre.Of(series);
        var scale = centre.Deviation > 0 ? RobustCentre.Normal * centre.Deviation : MeanDeviation(series, centre.Median);
        var scores = new double[series.Length];
        if (scale > 0)
            for (var i = 0; i < scores.Length; i++) scores[i] = (series[i] - centre.Median) / scale;
        return scores;
    }

    private static double MeanDeviation(ReadOnlySpan<double> series, double median)
    {
        var sum = 0.0;
        foreach (var value in series) sum += Math.Abs(value - median) / series.Length;
        return sum * Math.Sqrt(Math.PI / 2);
    }
}
