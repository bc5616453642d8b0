using System.Numerics;
using System.Runtime.InteropServices;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>Counts values below edges, several values at a time.</summary>
internal static class BinCounting
{
    private const int FewEdges = 33;
    private const int Block = 2048;

    /// <summary>For each edge the values below it, for the last those not above it.</summary>
    internal static void Below(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> below)
    {
        below.Clear();
        if (edges.Length > FewEdges)
        {
            OneByOne(values, edges, below);
            return;
        }

        for (; !values.IsEmpty; values = values[Math.Min(Block, values.Length)..])
        {
            var block = values[..Math.Min(Block, values.Length)];
            for (var i = 0; i < edges.Length - 1; i++) below[i] += BelowEdge(block, edges[i]);
            below[^1] += BelowEdge(block, double.BitIncrement(edges[^1]));
        }
    }

    private static long BelowEdge(ReadOnlySpan<double> values, double edge)
    {
        if (double.IsNegativeInfinity(edge)) return 0;
        if (double.IsPositiveInfinity(edge)) return values.Length;

        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        var (limit, found) = (new Vector<double>(edge), Vector<long>.Zero);
        foreach (var vector in vectors) found -= Vector.LessThan(vector, limit);
        var count = Vector.Sum(found);
        foreach (var value in values[(vectors.Length * Vector<double>.Count)..]) count += value < edge ? 1 : 0;
        return count;
    }

    private static void OneByOne(ReadOnlySpan<double> values, ReadOnlySpan<double> edges, Span<long> below)
    {
        foreach (var value in values)
        {
            var place = edges.BinarySearch(value);
            var first = place < 0 ? ~place : place + 1;
            if (value.Equals(edges[^1])) first = edges.Length - 1;
            if (first < edges.Length) below[first]++;
        }

        for (var i = 1; i < below.Length; i++) below[i] += below[i - 1];
    }
}
