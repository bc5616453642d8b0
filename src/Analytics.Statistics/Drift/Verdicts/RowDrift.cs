using Analytics.Statistics.Drift.Multivariate;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Verdicts on rows of several columns, such as embeddings.</summary>
public static class RowDrift
{
    /// <summary>
    /// Verdict by the maximum mean discrepancy √max(0, MMD²) with the pooled median bandwidth; the null quantile from seeded permutations of the
    /// rows, exact at any size. O(N²·(d + permutations)), N² numbers of memory.
    /// </summary>
    /// <param name="reference">Reference rows, one after the other, at least two, finite.</param>
    /// <param name="current">Current rows, at least two; at most <see cref="MaximumMeanDiscrepancy.MostRows"/> with the reference.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <param name="settings">Level, size that matters (0.1 unless stated), permutations, seed; null for the usual ones.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, is not of whole rows, or not finite; there are too many rows; more than
    /// half of the pairs of rows are equal; or the level needs more permutations.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static DriftVerdict Judge(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, DriftSettings? settings = null)
    {
        settings ??= DriftSettings.Usual;
        settings.CheckResolution();
        var bandwidth = RbfBandwidth.Pooled(reference, current, columns);
        if (bandwidth <= 0) throw new ArgumentException("More than half of the pairs of rows are equal.", nameof(current));
        var rows = new SampleSizes(reference.Length / columns, current.Length / columns);
        var chance = MaximumMeanDiscrepancy.Permute(
            reference, current, columns, bandwidth, settings.Seed, settings.Permutations, out var observed);
        var distribution = new NullDistribution(chance);
        return DriftVerdict.Of(
            Math.Sqrt(Math.Max(0, observed)),
            Math.Sqrt(Math.Max(0, distribution.Critical(settings.Alpha))),
            distribution.PValue(observed),
            settings.Alpha,
            settings.NegligibleBelow ?? 0.1,
            rows,
            power: 0.5);
    }
}
