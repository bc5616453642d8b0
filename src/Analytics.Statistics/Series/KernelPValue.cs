using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>
/// Tail of a Gaussian kernel density of earlier scores, whose bandwidth is their standard deviation. A wide kernel: p errs towards 0.5.
/// </summary>
internal static class KernelPValue
{
    private const double Least = 1e-8;
    private const double LeastBandwidth = 1e-6;

    /// <summary>Probability of a score at least (or, by the side, at most) as far out as <paramref name="score"/>; O(n).</summary>
    internal static double Of(double score, ReadOnlySpan<double> history, SpikeSide side)
    {
        var upper = Upper(score, history);
        var sided = side switch
        {
            SpikeSide.Positive => upper,
            SpikeSide.Negative => 1 - upper,
            _ => Math.Min(upper, 1 - upper),
        };
        return Math.Clamp(sided, Least, 1 - Least);
    }

    private static double Upper(double score, ReadOnlySpan<double> history)
    {
        if (history.IsEmpty) return 0.5;

        var bandwidth = Math.Max(LeastBandwidth, Math.Sqrt(2) * (history.Length == 1 ? 1 : Deviation(history)));
        if (!double.IsFinite(bandwidth)) return 0.5;
        var sum = 0.0;
        foreach (var earlier in history) sum += Erf((score - earlier) / bandwidth);
        return 0.5 - sum / (2 * history.Length);
    }

    private static double Deviation(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Sum(values) / values.Length;
        var squares = 0.0;
        foreach (var value in values) squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / values.Length);
    }

    /// <summary>Error function within 1.5e-7: Abramowitz &amp; Stegun 1964, 7.1.26, p. 299. Detectors that read the same p must round it the same way.</summary>
    private static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        var t = 1 / (1 + 0.3275911 * magnitude);
        var series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
        var value = 1 - series * Math.Exp(-magnitude * magnitude);
        return x >= 0 ? value : -value;
    }
}
