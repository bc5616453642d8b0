namespace Analytics.Contracts.Bucketing;

/// <summary>Which buckets belong to which variation.</summary>
public static class BucketRanges
{
    /// <summary>The variation of a bucket that belongs to none.</summary>
    public const int None = -1;

    /// <summary>
    /// Variations side by side, each starting where the weights before it end and taking the covered share of its own weight from there on: raising the
    /// coverage moves nobody between variations. Coverage is cut to [0, 1]; weights of a wrong number, or that sum to less than 0.99 or more than 1.01,
    /// are taken as equal. O(variations). Source: GrowthBook, "Build your own SDK".
    /// </summary>
    /// <param name="variations">Variations, at least 1.</param>
    /// <param name="coverage">Share of all units that take part; NaN is refused.</param>
    /// <param name="weights">Share of each variation; none for equal shares.</param>
    /// <returns>One range a variation.</returns>
    /// <exception cref="ArgumentException">A weight is negative or NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no variation, or the coverage is NaN.</exception>
    public static IReadOnlyList<BucketRange> Of(int variations, double coverage = 1, ReadOnlySpan<double> weights = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(variations, 1);
        if (double.IsNaN(coverage)) throw new ArgumentOutOfRangeException(nameof(coverage), "The coverage must be a number.");

        var sum = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0)) throw new ArgumentException("Every weight must be at least 0.", nameof(weights));
            sum += weight;
        }

        var usable = weights.Length == variations && sum is >= 0.99 and <= 1.01;
        var (ranges, start, covered) = (new BucketRange[variations], 0.0, Math.Clamp(coverage, 0, 1));
        for (var variation = 0; variation < variations; variation++)
        {
            var weight = usable ? weights[variation] : 1.0 / variations;
            ranges[variation] = new(start, start + covered * weight);
            start += weight;
        }

        return ranges;
    }

    /// <summary>The first range that has a bucket. O(variations).</summary>
    /// <param name="ranges">One range a variation.</param>
    /// <param name="bucket">A bucket in [0, 1).</param>
    /// <returns>Index of the variation; <see cref="None"/> where the bucket takes no part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="ranges"/> is null.</exception>
    public static int Choose(IReadOnlyList<BucketRange> ranges, double bucket)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        for (var variation = 0; variation < ranges.Count; variation++)
            if (ranges[variation].Contains(bucket)) return variation;
        return None;
    }
}
