namespace Analytics.Statistics.Summaries;

/// <summary>
/// Count, mean, sum of squared deviations from the mean, and range of a sample. Mergeable: the moments of two parts give those of the whole
/// (Chan, Golub &amp; LeVeque 1983, "Algorithms for computing the sample variance", The American Statistician 37(3), 242-247).
/// All members are in the unit of the values, <see cref="M2"/> and <see cref="Variance"/> in its square.
/// </summary>
/// <param name="Count">Values, at least 0. With none, the other members are 0.</param>
/// <param name="Mean">Arithmetic mean, finite.</param>
/// <param name="M2">Sum of squared deviations from the mean, at least 0; +∞ where the squares overflow.</param>
/// <param name="Min">Smallest value, finite.</param>
/// <param name="Max">Largest value, finite.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public sealed record Moments(long Count, double Mean, double M2, double Min, double Max)
{
    /// <summary>Moments of an empty sample.</summary>
    public static Moments Empty { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Values, at least 0.</summary>
    public long Count { get; init; } = Count >= 0 ? Count : throw new ArgumentOutOfRangeException(nameof(Count), "The count must be at least 0.");

    /// <summary>Arithmetic mean, finite.</summary>
    public double Mean { get; init; } = Finite(Mean, nameof(Mean));

    /// <summary>Sum of squared deviations from the mean, at least 0; +∞ where the squares overflow.</summary>
    public double M2 { get; init; } = M2 >= 0 ? M2 : throw new ArgumentOutOfRangeException(nameof(M2), "The sum of squares must be at least 0.");

    /// <summary>Smallest value, finite.</summary>
    public double Min { get; init; } = Finite(Min, nameof(Min));

    /// <summary>Largest value, finite.</summary>
    public double Max { get; init; } = Finite(Max, nameof(Max));

    /// <summary>Sum of the values.</summary>
    public double Sum => Mean * Count;

    /// <summary>Sample variance (divisor n − 1); 0 for fewer than two values.</summary>
    public double Variance => Count < 2 ? 0 : M2 / (Count - 1);

    /// <summary>Standard error of the mean, the square root of variance / n; 0 for fewer than two values.</summary>
    public double StandardError => Count < 2 ? 0 : Math.Sqrt(Variance / Count);

    /// <summary>Moments of a sample, in two passes (the corrected two-pass rule of Chan, Golub &amp; LeVeque 1983); O(n), no allocation but the result.</summary>
    /// <param name="values">Finite values; none gives <see cref="Empty"/>.</param>
    /// <returns>The moments; equal values give an <see cref="M2"/> of exactly 0.</returns>
    /// <exception cref="ArgumentException">A value is NaN or infinite.</exception>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return Empty;

        var (mean, min, max) = (values[0], values[0], values[0]);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException("Every value must be finite.", nameof(values));
            mean += value / values.Length - values[0] / values.Length;
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        var (squares, remainder) = (0.0, 0.0);
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            remainder += deviation / values.Length;
        }

        var corrected = double.IsFinite(remainder) ? mean + remainder : mean;
        return new(values.Length, Math.Clamp(corrected, min, max), squares, min, max);
    }

    /// <summary>Moments of this sample and another together; O(1).</summary>
    /// <param name="other">The other sample.</param>
    /// <returns>The moments of the union.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public Moments Merge(Moments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0) return this;
        if (Count == 0) return other;

        var count = Count + other.Count;
        var share = (double)other.Count / count;
        var delta = other.Mean - Mean;
        var mean = double.IsFinite(delta) ? Mean + delta * share : Mean * (1 - share) + other.Mean * share;
        var m2 = M2 + other.M2 + delta * delta * (Count * share);
        return new(count, mean, m2, Math.Min(Min, other.Min), Math.Max(Max, other.Max));
    }

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, "The value must be finite.");
}
