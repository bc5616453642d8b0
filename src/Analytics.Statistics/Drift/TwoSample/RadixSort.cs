using System.Buffers;
using System.Runtime.InteropServices;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Sorts finite numbers by the digits of their bits: linear time where a comparison sort needs n log n.</summary>
internal static class RadixSort
{
    private const int Smallest = 4096;
    private const int DigitBits = 11;
    private const int Digits = 6;
    private const int Values = 1 << DigitBits;

    internal static void Ascending(Span<double> values)
    {
        if (values.Length < Smallest)
        {
            values.Sort();
            return;
        }

        var buffer = ArrayPool<ulong>.Shared.Rent(values.Length);
        var counts = ArrayPool<int>.Shared.Rent(Digits * Values);
        var keys = MemoryMarshal.Cast<double, ulong>(values);
        ToKeys(keys, counts);
        Scatter(keys, buffer.AsSpan(0, values.Length), counts);
        ArrayPool<int>.Shared.Return(counts);
        ArrayPool<ulong>.Shared.Return(buffer);
    }

    /// <summary>Order-preserving bits: a set sign flips all bits, an unset one only itself. Counts the digits on the way.</summary>
    private static void ToKeys(Span<ulong> keys, Span<int> counts)
    {
        counts[..(Digits * Values)].Clear();
        foreach (ref var key in keys)
        {
            key ^= (ulong)((long)key >> 63) | 0x8000_0000_0000_0000;
            for (var digit = 0; digit < Digits; digit++) counts[digit * Values + Digit(key, digit)]++;
        }
    }

    /// <summary>Stable passes between the two buffers; a digit that all keys share needs none.</summary>
    private static void Scatter(Span<ulong> keys, Span<ulong> buffer, Span<int> counts)
    {
        var from = keys;
        var to = buffer;
        var inBuffer = false;
        for (var digit = 0; digit < Digits; digit++)
        {
            var starts = counts.Slice(digit * Values, Values);
            if (starts[Digit(from[0], digit)] == keys.Length) continue;
            ToStarts(starts);
            foreach (var key in from) to[starts[Digit(key, digit)]++] = key;
            var swap = from;
            from = to;
            to = swap;
            inBuffer = !inBuffer;
        }

        for (var i = 0; i < keys.Length; i++) keys[i] = FromKey(inBuffer ? buffer[i] : keys[i]);
    }

    private static void ToStarts(Span<int> counts)
    {
        var start = 0;
        foreach (ref var count in counts) (count, start) = (start, start + count);
    }

    private static int Digit(ulong key, int digit) => (int)(key >> (digit * DigitBits)) & (Values - 1);

    private static ulong FromKey(ulong key) => key ^ ((ulong)~((long)key >> 63) | 0x8000_0000_0000_0000);
}
