namespace Analytics.Contracts.Bucketing;

/// <summary>
/// A share of all units by a hash of their own, independent of the split into variations: layers of experiments that exclude each other, or a holdout.
/// </summary>
/// <param name="Seed">Seed of the hash, common to all experiments of the layer.</param>
/// <param name="Ranges">Ranges that are let through.</param>
/// <param name="HashVersion">Version of the hash.</param>
public sealed record BucketFilter(string Seed, IReadOnlyList<BucketRange> Ranges, int HashVersion = 2)
{
    /// <summary>Whether a unit is let through. O(id + ranges).</summary>
    /// <param name="unit">Id of the unit.</param>
    /// <returns>True where its bucket is in a range; false for a hash version that is not known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="unit"/> is null.</exception>
    public bool Lets(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return BucketHash.Of(Seed, unit, HashVersion) is { } bucket && BucketRanges.Choose(Ranges, bucket) != BucketRanges.None;
    }

    /// <summary>
    /// A namespace: the units whose first-version bucket of "__" and the name is within a range. Experiments with ranges apart in one namespace share
    /// nobody. O(1). Source: GrowthBook, "Build your own SDK".
    /// </summary>
    /// <param name="name">Name of the namespace.</param>
    /// <param name="start">Start of the range, included.</param>
    /// <param name="end">End of the range, excluded.</param>
    /// <returns>The filter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static BucketFilter Namespace(string name, double start, double end)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new("__" + name, [new(start, end)], 1);
    }

    /// <summary>Everybody outside a holdout: units of which a share sees no experiment at all, to measure what all of them did together. O(1).</summary>
    /// <param name="seed">Seed of the holdout.</param>
    /// <param name="share">Share that is held out, in [0, 1].</param>
    /// <returns>The filter that lets the others through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="seed"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static BucketFilter OutsideHoldout(string seed, double share)
    {
        ArgumentNullException.ThrowIfNull(seed);
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), "The share must be in [0, 1].");
        return new(seed, [new(share, 1)]);
    }
}
