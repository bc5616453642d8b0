namespace Analytics.Statistics.Summaries;

/// <summary>
/// Count, mean, sum of squared deviations from the mean, and range of a sample. Mergeable: the moments of two parts give those of the whole
/// (Chan, Golub &amp; LeVeque 1983, "Algorithms for computing the sample variance", The American Statistician 37(3), 242-247).
/// </summary>
/// <param name="Count">Values, at least 0. With none, the other members are 0.</param>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="M2">Sum of squared deviations from the mean, at least 0.</param>
/// <param name="Min">Smallest value.</param>
/// <param name="Max">Largest value.</param>
public sealed record Moments(long Count, double Mean, double M2, double Min, double Max)
{
    /// <summary>Moments of an empty sample.</summary>
    public static Moments Empty { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Sum of the values.</summary>
    public double Sum => Mean * Count;

    /// <summary>Sample variance (divisor n − 1); 0 for fewer than two values.</summary>
    public double Variance => Count < 2 ? 0 : M2 / (Count - 1);

    /// <summary>Moments of this sample and another together; O(1).</summary>
    /// <param name="other">The other sample.</param>
    /// <returns>The moments of the union.</returns>
    public Moments Merge(Moments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Count == 0) return this;
        if (Count == 0) return other;

        var count = Count + other.Count;
        var delta = other.Mean - Mean;
        var mean = Mean + delta * ((double)other.Count / count);
        var m2 = M2 + other.M2 + delta * delta * ((double)Count * other.Count / count);
        return new(count, mean, m2, Math.Min(Min, other.Min), Math.Max(Max, other.Max));
    }
}
