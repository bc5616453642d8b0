namespace Analytics.Statistics.Series;

/// <summary>Fills missing values.</summary>
internal static class Gaps
{
    /// <summary>The series with each missing value (NaN) on the line between its neighbours; at the ends the nearest value.</summary>
    internal static double[] Interpolate(ReadOnlySpan<double> series)
    {
        var filled = series.ToArray();
        var known = Enumerable.Range(0, filled.Length).Where(i => !double.IsNaN(filled[i])).ToArray();
        if (known.Length == 0) return [];
        Array.Fill(filled, filled[known[0]], 0, known[0]);
        Array.Fill(filled, filled[known[^1]], known[^1], filled.Length - known[^1]);
        foreach (var (left, right) in known.Zip(known.Skip(1)))
            for (var i = left + 1; i < right; i++) filled[i] = filled[left] + (filled[right] - filled[left]) * (i - left) / (right - left);
        return filled;
    }
}
