namespace Analytics.Statistics.Series;

/// <summary>Median and median absolute deviation.</summary>
/// <param name="Median">The median.</param>
/// <param name="Deviation">Median distance from it.</param>
internal readonly record struct RobustCentre(double Median, double Deviation)
{
    /// <summary>Makes a normal standard deviation of the median absolute deviation: 1 / Φ⁻¹(3/4).</summary>
    internal const double Normal = 1.482602218505602;

    internal static RobustCentre Of(ReadOnlySpan<double> values)
    {
        var work = values.ToArray();
        var median = MedianOf(work);
        for (var i = 0; i < work.Length; i++) work[i] = Math.Abs(values[i] - median);
        return new(median, MedianOf(work));
    }

    /// <summary>The median; sorts the values.</summary>
    private static double MedianOf(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : values[middle - 1] / 2 + values[middle] / 2;
    }
}
