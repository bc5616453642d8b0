using MathNet.Numerics;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>The sample ratio test that may be looked at after every unit.</summary>
/// <param name="LogBayesFactor">ln of the evidence for another split over that for the planned one; +∞ where an arm of weight 0 has units.</param>
/// <param name="PValue">min(1, exp(−<see cref="LogBayesFactor"/>)); the smallest over the looks so far is an anytime-valid p-value.</param>
public readonly record struct SequentialSampleRatio(double LogBayesFactor, double PValue)
{
    /// <summary>
    /// Evidence of a Dirichlet prior centred on the planned split against that split: a martingale under the plan, so that it exceeds 1/α ever with
    /// probability at most α, whatever the looks. Exact for any number of units. O(arms).
    /// Source: Lindon &amp; Malek 2022, "Anytime-valid inference for multinomial count data", NeurIPS (arXiv 2011.03567).
    /// </summary>
    /// <param name="observed">Units of each arm so far, at least 0.</param>
    /// <param name="weights">Planned share of each arm, at least 0, in any unit; at least two are above 0.</param>
    /// <param name="concentration">How closely the prior holds to the plan, above 0: the larger, the more sensitive to small mismatches in many units.</param>
    /// <returns>The state at this look.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count or weight is negative or not finite, or fewer than two weights are above 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The concentration is out of its range.</exception>
    public static SequentialSampleRatio Test(ReadOnlySpan<long> observed, ReadOnlySpan<double> weights, double concentration = 100)
    {
        if (observed.Length != weights.Length) throw new ArgumentException("The lengths must be equal.", nameof(weights));
        if (!(concentration > 0 && double.IsFinite(concentration)))
            throw new ArgumentOutOfRangeException(nameof(concentration), "The concentration must be finite and above 0.");

        var (sum, arms) = (0.0, 0);
        foreach (var weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight))) throw new ArgumentException("Every weight must be finite and at least 0.", nameof(weights));
            if (weight > 0) (sum, arms) = (sum + weight, arms + 1);
        }

        if (arms < 2) throw new ArgumentException("At least two weights must be above 0.", nameof(weights));

        var (total, log) = (0.0, 0.0);
        for (var arm = 0; arm < weights.Length; arm++)
        {
            if (observed[arm] < 0) throw new ArgumentException("Every count must be at least 0.", nameof(observed));
            if (weights[arm] is 0 && observed[arm] > 0) return new(double.PositiveInfinity, 0);
            if (weights[arm] is 0) continue;

            var share = weights[arm] / sum;
            total += observed[arm];
            log += LogRising(concentration * share, observed[arm]) - observed[arm] * Math.Log(share);
        }

        log -= LogRising(concentration, total);
        return new(log, Math.Exp(Math.Min(0, -log)));
    }

    /// <summary>ln(Γ(start + steps) / Γ(start)).</summary>
    private static double LogRising(double start, double steps) => SpecialFunctions.GammaLn(start + steps) - SpecialFunctions.GammaLn(start);
}
