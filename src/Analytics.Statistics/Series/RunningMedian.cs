namespace Analytics.Statistics.Series;

/// <summary>Medians of a window that slides over a series.</summary>
internal static class RunningMedian
{
    /// <summary>
    /// Median of each value with <paramref name="width"/> / 2 neighbours on either side, of what there is at the ends; a series shorter than the
    /// window is its own median. O(n·w).
    /// </summary>
    internal static double[] Of(ReadOnlySpan<double> series, int width)
    {
        var half = width / 2;
        if (series.Length < 2 * half + 1) return series.ToArray();

        var window = new List<double>(2 * half + 1);
        var medians = new double[series.Length];
        for (var i = 0; i < half; i++) Insert(window, series[i]);
        for (var i = 0; i < series.Length; i++)
        {
            if (i + half < series.Length) Insert(window, series[i + half]);
            if (i > half) window.RemoveAt(window.BinarySearch(series[i - half - 1]));
            medians[i] = (window[(window.Count - 1) / 2] + window[window.Count / 2]) / 2;
        }

        return medians;
    }

    private static void Insert(List<double> sorted, double value)
    {
        var index = sorted.BinarySearch(value);
        sorted.Insert(index < 0 ? ~index : index, value);
    }
}
