using Analytics.Contracts.Experiments;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>
/// A ratio of sums over rows of which some belong together, as those of one person do: its standard error is by cluster, with the delta method and Student's t of as many clusters less
/// one (Deng, Knoblich &amp; Lu 2018, KDD). By row it would be too small.
/// </summary>
/// <param name="Value">The ratio.</param>
/// <param name="StandardError">Its standard error; null of fewer than two clusters.</param>
/// <param name="Clusters">Clusters.</param>
/// <param name="Figures">The ratio with its 95 % interval.</param>
internal sealed record ClusteredMean(double Value, double? StandardError, long Clusters, EffectFigures Figures)
{
    /// <summary>The ratio of two sums.</summary>
    /// <param name="numerators">By row.</param>
    /// <param name="denominators">By row, with a sum other than 0; ones for a mean.</param>
    /// <param name="clusters">The cluster of each row; null: one of its own.</param>
    public static ClusteredMean Of(IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, IReadOnlyList<ulong?> clusters)
    {
        var (places, above, below) = (new Dictionary<ulong, int>(), new List<double>(), new List<double>());
        for (var row = 0; row < numerators.Count; row++)
        {
            var place = above.Count;
            if (clusters[row] is { } cluster && !places.TryAdd(cluster, place)) place = places[cluster];
            if (place == above.Count)
            {
                above.Add(0);
                below.Add(0);
            }

            above[place] += numerators[row];
            below[place] += denominators[row];
        }

        var arm = RatioMetric.Arm(JointMoments.Of([.. above], [.. below]));
        if (arm.Units < 2) return new(arm.Mean, null, arm.Units, new(arm.Mean, null, null));
        if (arm.Variance <= 0) return new(arm.Mean, 0, arm.Units, new(arm.Mean, arm.Mean, arm.Mean));
        var test = EffectTest.Run(new Effect(arm.Mean, arm.ValueVariance, arm.Units - 1, arm.Units));
        return new(arm.Mean, Math.Sqrt(arm.ValueVariance), arm.Units, ComparisonWriter.Figures(arm.Mean, test.Interval));
    }

    /// <summary>A mean.</summary>
    public static ClusteredMean Of(IReadOnlyList<double> values, IReadOnlyList<ulong?> clusters) => Of(values, [.. values.Select(_ => 1.0)], clusters);
}
