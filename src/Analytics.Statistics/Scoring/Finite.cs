using System.Numerics.Tensors;

namespace Analytics.Statistics.Scoring;

/// <summary>The rule that every sample obeys.</summary>
internal static class Finite
{
    /// <summary>Throws unless every value is finite.</summary>
    public static void Check(ReadOnlySpan<double> values, string name)
    {
        // One vectorised pass for the usual case; a sum may also overflow with every value finite.
        if (double.IsFinite(TensorPrimitives.SumOfMagnitudes(values))) return;
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("Every value must be finite.", name);
        }
    }

    /// <summary>Throws unless every value is a probability.</summary>
    public static void CheckProbabilities(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty) return;

        // Least and greatest are NaN where a value is.
        if (!(TensorPrimitives.Min(values) >= 0 && TensorPrimitives.Max(values) <= 1)) throw new ArgumentException("Every probability must be in [0, 1].", name);
    }
}
