using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Makes and merges tables of values, so that drift is told from summaries without the rows.</summary>
public static class ValueCounts
{
    /// <summary>The table of a sample; O(n log n), linear in large samples.</summary>
    /// <param name="sample">Values, not empty, finite, in any order.</param>
    /// <returns>Each value once with its count, ascending.</returns>
    /// <exception cref="ArgumentException">The sample is empty or has a value that is not finite.</exception>
    public static ValueCount[] Of(ReadOnlySpan<double> sample)
    {
        using var sorted = SortedSample.Of(sample);
        var table = new List<ValueCount>();
        foreach (var value in sorted.Values)
        {
            if (table.Count > 0 && value <= table[^1].Value) table[^1] = table[^1] with { Count = table[^1].Count + 1 };
            else table.Add(new(value, 1));
        }

        return [.. table];
    }

    /// <summary>The table of a sketch: each bin by the value that stands for it, within 0.5 % of its values; O(k).</summary>
    /// <param name="sketch">The sketch.</param>
    /// <returns>The bins, ascending; none of an empty sketch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sketch"/> is null.</exception>
    public static ValueCount[] Of(LogHistogram sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return [.. sketch.Bins.Select(bin => new ValueCount(LogHistogram.ValueOf(bin.Key), bin.Value))];
    }

    /// <summary>The table of a quantile sketch: what it holds, each value as often as it stands for; O(k log k).</summary>
    /// <param name="sketch">The sketch; distances carry its <see cref="QuantileSketch.RankError"/>.</param>
    /// <returns>The points, ascending; none of an empty sketch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sketch"/> is null.</exception>
    public static ValueCount[] Of(QuantileSketch sketch)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        return [.. sketch.Points()];
    }

    /// <summary>Both tables together; O(k + l).</summary>
    /// <param name="first">A table by ascending value, not all counts 0.</param>
    /// <param name="second">Another.</param>
    /// <returns>The table of the rows of both, ascending.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static ValueCount[] Merge(ReadOnlySpan<ValueCount> first, ReadOnlySpan<ValueCount> second)
    {
        Sample.Check(first);
        Sample.Check(second);
        var merged = new List<ValueCount>(first.Length + second.Length);
        for (int i = 0, j = 0; i < first.Length || j < second.Length;)
        {
            var next = j == second.Length || (i < first.Length && first[i].Value <= second[j].Value) ? first[i++] : second[j++];
            if (merged.Count > 0 && next.Value <= merged[^1].Value) merged[^1] = merged[^1] with { Count = merged[^1].Count + next.Count };
            else merged.Add(next);
        }

        return [.. merged];
    }
}
