using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Quantiles such as a 99th percentile of latency as metrics of an experiment.</summary>
public static class QuantileMetric
{
    private static readonly double Z = NormalDistribution.TwoSided(0.05);

    /// <summary>
    /// The arm of a quantile from its bounds: the variance is read off their distance, without a density estimate. The bounds must fall within the
    /// sample, which takes more than z² ν / (1 − ν) and z² (1 − ν) / ν values (381 for a 99th percentile). O(1).
    /// Source: Deng, Knoblich &amp; Lu 2018, KDD (the outer confidence interval of Meeker, Hahn &amp; Escobar 2017).
    /// </summary>
    /// <param name="bounds">Quantile and bounds, of one value by unit.</param>
    /// <returns>The arm.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bounds"/> is null.</exception>
    /// <exception cref="ArgumentException">The values are too few for the level.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member of the bounds is out of its range.</exception>
    public static Arm Arm(QuantileBounds bounds)
    {
        Check(bounds);
        var spread = (bounds.Upper - bounds.Lower) / (2 * Z);
        return new(bounds.Units, bounds.Estimate, (double)bounds.BoundUnits / bounds.Units * (bounds.Units - 1) * spread * spread);
    }

    /// <summary>
    /// The arm of a quantile of events where units (users) have several: the variance is multiplied by how much more the share of events below the
    /// quantile varies with whole units drawn than with single events. O(1). Source: Deng, Knoblich &amp; Lu 2018, KDD.
    /// </summary>
    /// <param name="bounds">Quantile and bounds of all events.</param>
    /// <param name="clusters">Moments by unit of its events at most the quantile and its events, in this order.</param>
    /// <returns>The arm; its units are events, as its variance counts them.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The values are too few for the level, or the clusters have not two variables.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A member of the bounds is out of its range.</exception>
    public static Arm ClusteredArm(QuantileBounds bounds, JointMoments clusters)
    {
        var plain = Arm(bounds);
        var between = RatioMetric.Arm(clusters).ValueVariance;
        return plain with { Variance = plain.Variance * between * plain.Units / (bounds.Level * (1 - bounds.Level)) };
    }

    /// <summary>The quantile of a sample and the order statistics that bound it. O(n log n), one copy of the sample. Source: as <see cref="Arm"/>.</summary>
    /// <param name="values">Finite values, at least 2.</param>
    /// <param name="level">Level ν of the quantile, above 0 and below 1.</param>
    /// <returns>Quantile and bounds; they are cut to the sample where it is too small for the level, which <see cref="Arm"/> refuses.</returns>
    /// <exception cref="ArgumentException">There are fewer than two values, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static QuantileBounds Bounds(ReadOnlySpan<double> values, double level)
    {
        if (values.Length < 2) throw new ArgumentException("A quantile needs at least two values.", nameof(values));
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), "The level must be above 0 and below 1.");
        foreach (var value in values)
            if (!double.IsFinite(value)) throw new ArgumentException("Every value must be finite.", nameof(values));

        var sorted = values.ToArray();
        Array.Sort(sorted);
        var reach = Z * Math.Sqrt(level * (1 - level) / sorted.Length);
        return new(sorted.Length, sorted.Length, level, At(sorted, level), At(sorted, level - reach), At(sorted, level + reach));
    }

    /// <summary>The arm of a quantile of events, each of a unit. O(n log n). Source: as <see cref="ClusteredArm(QuantileBounds, JointMoments)"/>.</summary>
    /// <param name="values">Finite values of the events, at least 2.</param>
    /// <param name="units">Unit of each event; any numbers.</param>
    /// <param name="level">Level ν of the quantile, above 0 and below 1.</param>
    /// <returns>The arm.</returns>
    /// <exception cref="ArgumentException">The lengths differ, the values are too few for the level, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is out of its range.</exception>
    public static Arm ClusteredArm(ReadOnlySpan<double> values, ReadOnlySpan<long> units, double level)
    {
        if (values.Length != units.Length) throw new ArgumentException("The lengths must be equal.", nameof(units));

        var bounds = Bounds(values, level);
        var places = new Dictionary<long, int>();
        foreach (var unit in units) places.TryAdd(unit, places.Count);
        var (below, events) = (new double[places.Count], new double[places.Count]);
        for (var row = 0; row < values.Length; row++)
        {
            var place = places[units[row]];
            events[place]++;
            if (values[row] <= bounds.Estimate) below[place]++;
        }

        return ClusteredArm(bounds, JointMoments.Of(below, events));
    }

    /// <summary>The order statistic nearest to a level, with linear interpolation.</summary>
    private static double At(double[] sorted, double level)
    {
        var place = Math.Clamp(level, 0, 1) * (sorted.Length - 1);
        var (below, above) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Length - 1)]);
        return below + (above - below) * (place - (int)place);
    }

    private static void Check(QuantileBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (!(bounds.Level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(bounds), "The level must be above 0 and below 1.");
        if (!(bounds.Lower <= bounds.Upper)) throw new ArgumentOutOfRangeException(nameof(bounds), "The lower bound must not be above the upper one.");
        if (bounds.BoundUnits < 2 || bounds.BoundUnits > bounds.Units)
            throw new ArgumentOutOfRangeException(nameof(bounds), "The bounds must be of at least two and at most all values.");

        var odds = bounds.Level / (1 - bounds.Level);
        if (bounds.Units <= Z * Z * Math.Max(odds, 1 / odds)) throw new ArgumentException("The values are too few for a quantile of this level.", nameof(bounds));
    }
}
