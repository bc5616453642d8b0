namespace Analytics.Contracts.Bucketing;

/// <summary>How the units of an experiment are dealt out: the same unit always gets the same variation, without anything being stored.</summary>
/// <param name="Seed">Seed of the experiment's hash.</param>
/// <param name="Ranges">One range a variation.</param>
/// <param name="Filters">Filters that a unit must all pass: namespaces, holdouts.</param>
/// <param name="HashVersion">Version of the hash.</param>
public sealed record Allocation(string Seed, IReadOnlyList<BucketRange> Ranges, IReadOnlyList<BucketFilter> Filters, int HashVersion = 2)
{
    /// <summary>An allocation without filters. O(variations). Source: as <see cref="BucketRanges.Of"/>.</summary>
    /// <param name="seed">Seed of the experiment's hash.</param>
    /// <param name="variations">Variations, at least 1.</param>
    /// <param name="coverage">Share of all units that take part.</param>
    /// <param name="weights">Share of each variation; none for equal shares.</param>
    /// <param name="hashVersion">Version of the hash.</param>
    /// <returns>The allocation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="seed"/> is null.</exception>
    /// <exception cref="ArgumentException">A weight is negative or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no variation, or the coverage is NaN.</exception>
    public static Allocation Of(string seed, int variations, double coverage = 1, ReadOnlySpan<double> weights = default, int hashVersion = 2)
    {
        ArgumentNullException.ThrowIfNull(seed);
        return new(seed, BucketRanges.Of(variations, coverage, weights), [], hashVersion);
    }

    /// <summary>The variation of a unit. O(id + variations + filters), no allocation.</summary>
    /// <param name="unit">Id of the unit; numbers as their decimal text. An empty id takes no part.</param>
    /// <returns>Index of the variation; <see cref="BucketRanges.None"/> where the unit takes no part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="unit"/> is null.</exception>
    public int Variation(string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (unit.Length == 0 || BucketHash.Of(Seed, unit, HashVersion) is not { } bucket) return BucketRanges.None;
        foreach (var filter in Filters)
            if (!filter.Lets(unit)) return BucketRanges.None;
        return BucketRanges.Choose(Ranges, bucket);
    }
}
