using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>What every sample must be.</summary>
internal static class Sample
{
    /// <summary>Throws where a sample is empty or holds NaN or an infinity.</summary>
    internal static void Check(ReadOnlySpan<double> sample, [CallerArgumentExpression(nameof(sample))] string? name = null)
    {
        if (sample.IsEmpty) throw new ArgumentException("The sample is empty.", name);
        if (!TensorPrimitives.IsFiniteAll(sample)) throw new ArgumentException("Every value must be finite.", name);
    }

    /// <summary>Throws where a table is empty, unordered or holds an impossible number; gives the rows that it counts.</summary>
    internal static long Check(ReadOnlySpan<ValueCount> ascending, [CallerArgumentExpression(nameof(ascending))] string? name = null)
    {
        var (total, last) = (0L, double.NegativeInfinity);
        foreach (var (value, count) in ascending)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("Every value must be finite.", name);
            if (value < last) throw new ArgumentException("The values must ascend.", name);
            if (count < 0) throw new ArgumentException("Every count must be at least 0.", name);
            total = checked(total + count);
            last = value;
        }

        return total > 0 ? total : throw new ArgumentException("The sample is empty.", name);
    }
}
