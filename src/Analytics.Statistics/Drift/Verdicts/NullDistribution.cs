namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Distances of simulated samples without drift.</summary>
internal sealed class NullDistribution
{
    private const double Rounding = 1e-12;
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

    /// <summary>The distance above which the p-value is at most alpha.</summary>
    internal double Critical(double alpha) => descending[Math.Max(0, (int)(alpha * (1 + descending.Length) * (1 + Rounding)) - 1)];
}
