namespace Analytics.Statistics.Series;

/// <summary>Anomalies of an entire series by its spectral residual.</summary>
public static class SpectralResidual
{
    /// <summary>Values that the method needs at least.</summary>
    public const int LeastValues = 12;

    /// <summary>
    /// Finds the single values that break the pattern of a series, as ML.NET's DetectEntireAnomalyBySrCnn does: values whose saliency stands out
    /// and that lie 1.5 standard deviations off the mean (of the series as it came, also where a season is taken out). O(n·log n), with margins
    /// O(n·w) for a running median over w = min(n / 3, 512) values. The score with margins and a period is of the expected value.
    /// Source: Ren et al. 2019, "Time-series anomaly detection service at Microsoft", KDD; constants of ML.NET's SrCnnEntireAnomalyDetector.
    /// </summary>
    /// <param name="series">At least 12 finite values in any unit, evenly spaced, oldest first.</param>
    /// <param name="options">Threshold, season and outputs; null for the defaults.</param>
    /// <returns>One point for each value.</returns>
    /// <exception cref="ArgumentException">The series is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IReadOnlyList<SrCnnPoint> Detect(ReadOnlySpan<double> series, SrCnnOptions? options = null)
    {
        options ??= new();
        SeriesInput.Check(series, LeastValues);
        Check(options);

        var size = Math.Min(options.BatchSize ?? series.Length, series.Length);
        var points = new SrCnnPoint[series.Length];
        for (var start = 0; start < series.Length; start += size)
        {
            var rest = Math.Min(size, series.Length - start);
            var from = rest < LeastValues ? start + rest - size : start;
            var batch = new SrCnnBatch(series[from..(start + rest)], options).Detect();
            batch.AsSpan(start - from).CopyTo(points.AsSpan(start));
        }

        return points;
    }

    private static void Check(SrCnnOptions options)
    {
        SeriesInput.Within(options.Threshold, 0, 1);
        SeriesInput.Within(options.Sensitivity, 0, 100);
        if (options.Period is < 0 or 1) throw SeriesInput.OutOfRange("options.Period", "0 or at least 2");
        if (options.BatchSize is { } size && (size < LeastValues || size < 4 * options.Period))
            throw SeriesInput.OutOfRange("options.BatchSize", "at least 12 and four periods");
    }
}
