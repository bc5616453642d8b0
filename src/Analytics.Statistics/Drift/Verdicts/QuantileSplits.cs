using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Random splits of pooled values whose bins are made anew from each random reference, so that bins that follow the reference cost no exactness.</summary>
internal static class QuantileSplits
{
    internal static NullDistribution Simulate(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ShareMeasure measure, int bins, DriftSettings settings)
    {
        using var pooled = SortedSample.Of([.. reference, .. current]);
        var (first, second) = (new double[reference.Length], new double[current.Length]);
        var (random, distances) = (new Random(settings.Seed), new double[settings.Permutations]);
        foreach (ref var distance in distances.AsSpan())
        {
            Split(pooled.Values, first, second, random);
            var cells = Bins.Quantiles(first, bins);
            distance = ShareDrift.Distance(cells.Count(first), cells.Count(second), measure);
        }

        return new(distances);
    }

    /// <summary>Selection sampling: Knuth 1997, "The art of computer programming" 2, algorithm 3.4.2 S.</summary>
    private static void Split(ReadOnlySpan<double> pooled, double[] first, double[] second, Random random)
    {
        var (i, j) = (0, 0);
        foreach (var value in pooled)
            if (random.NextDouble() * (pooled.Length - i - j) < first.Length - i) first[i++] = value;
            else second[j++] = value;
    }
}
