namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Distances of simulated samples without drift.</summary>
internal sealed class NullDistribution
{
    private const double Rounding = 1e-12;
    private const double Tail = 0.1;
    private readonly double[] descending;

    internal NullDistribution(double[] distances)
    {
        descending = distances;
        descending.AsSpan().Sort((left, right) => right.CompareTo(left));
    }

    /// <summary>
    /// (1 + simulated at least as large) / (1 + simulated): at most alpha with a probability of at most alpha (Phipson &amp; Smyth 2010,
    /// "Permutation p-values should never be zero", Statistical Applications in Genetics and Molecular Biology 9(1), 39).
    /// </summary>
    internal double PValue(double distance)
    {
        var larger = 0;
        while (larger < descending.Length && descending[larger] >= distance * (1 - Rounding)) larger++;
        return (1.0 + larger) / (1 + descending.Length);
    }

    /// <summary>
    /// The distance above which the p-value is at most alpha. Beyond what was simulated, distance^(1 / power) is taken to have an exponential tail above
    /// its 90 % quantile (Knijnenburg et al. 2009, "Fewer permutations, more accurate P-values", Bioinformatics 25(12), i161-i168, with shape 0).
    /// </summary>
    internal double Critical(double alpha, double power = 0.5)
    {
        var rank = (int)(alpha * (1 + descending.Length) * (1 + Rounding));
        if (rank >= 1) return descending[rank - 1];

        var largest = descending.AsSpan(0, Math.Max(1, (int)(Tail * descending.Length)));
        var (start, excess) = (Math.Pow(largest[^1], 1 / power), 0.0);
        foreach (var distance in largest) excess += Math.Pow(distance, 1 / power) - start;
        return Math.Pow(start + (excess / largest.Length * Math.Log(Tail / alpha)), power);
    }
}
