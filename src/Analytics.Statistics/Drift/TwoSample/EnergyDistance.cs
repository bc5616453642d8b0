using Analytics.Statistics.Summaries;
namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Energy distance of two samples, √(2∫(F − G)²) = √(2E|X − Y| − E|X − X′| − E|Y − Y′|), in the root of the unit of the values; zero only for equal
/// distributions. Source: Székely &amp; Rizzo 2013, "Energy statistics: a class of statistics based on distances", Journal of Statistical Planning
/// and Inference 143(8), 1249-1272.
/// </summary>
public static class EnergyDistance
{
    /// <summary>The distance; O(N log N), linear in large samples.</summary>
    /// <param name="reference">Reference sample, not empty, finite, in any order.</param>
    /// <param name="current">Current sample, not empty, finite, in any order.</param>
    /// <returns>The distance, at least 0; +∞ where it overflows.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite.</exception>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        using var first = SortedSample.Of(reference);
        using var second = SortedSample.Of(current);
        return Math.Sqrt(2 * EmpiricalGap.Between(first.Values, second.Values).SquaredArea);
    }

    /// <summary>The distance of two tables, such as bins of mergeable histograms by their middles; O(k + l).</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <returns>The distance, at least 0.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static double Distance(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current) => Math.Sqrt(
        2 * EmpiricalGap.Between(reference, Sample.Check(reference, nameof(reference)), current, Sample.Check(current, nameof(current))).SquaredArea);
}
