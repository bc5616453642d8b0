using System.Buffers;
using System.Runtime.CompilerServices;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>An ascending copy of a sample in rented memory, returned on disposal; the sample is left as it is.</summary>
internal readonly ref struct SortedSample : IDisposable
{
    private readonly double[] rented;
    private readonly int count;

    private SortedSample(double[] rented, int count)
    {
        this.rented = rented;
        this.count = count;
    }

    public ReadOnlySpan<double> Values => rented.AsSpan(0, count);

    /// <summary>O(n) for large samples (radix sort), O(n log n) for small ones. An empty or non-finite sample is the caller's error.</summary>
    public static SortedSample Of(ReadOnlySpan<double> sample, [CallerArgumentExpression(nameof(sample))] string? name = null)
    {
        Sample.Check(sample, name);
        var rented = ArrayPool<double>.Shared.Rent(sample.Length);
        var values = rented.AsSpan(0, sample.Length);
        sample.CopyTo(values);
        RadixSort.Ascending(values);
        return new(rented, sample.Length);
    }

    public void Dispose() => ArrayPool<double>.Shared.Return(rented);
}
