using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// Asymptotic confidence sequences: intervals that hold at every look at once, by a normal mixture over the drift of the running mean. The price is
/// width: at the tuned size some 1.5 times the fixed interval. Meant to find harm early; for a planned number of looks a group sequential design is
/// more powerful.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>
    /// Two-sided: half width √(V N) √(2 k / (N ρ)² · ln(√k / α)) with N units, k = N ρ² + 1 and ρ = √((−2 ln α + ln(1 − 2 ln α)) / N*).
    /// Holds asymptotically: the first looks need some hundred units. O(1).
    /// Source: Waudby-Smith, Arbour, Sinha, Kennedy &amp; Ramdas 2024, "Time-uniform central limit theory and asymptotic confidence sequences",
    /// Annals of Statistics 52(6) (arXiv 2103.06476), as GrowthBook applies it.
    /// </summary>
    /// <param name="effect">The effect at this look, of all units so far.</param>
    /// <param name="confidence">Confidence over all looks, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N* of both arms at which the sequence is to be tightest, above 0; fixed before the first look.</param>
    /// <returns>The test at this look.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence or the units are out of their range.</exception>
    public static SequentialTest TwoSided(Effect effect, double confidence = 0.95, double tunedUnits = 5000)
    {
        var error = Confidence.Error(confidence);
        var (n, rho) = ((double)effect.Units, Rho(error, tunedUnits));
        var k = n * rho * rho + 1;
        var half = Math.Sqrt(effect.Variance * n) * Math.Sqrt(2 * k / (n * rho * (n * rho)) * (Math.Log(k) / 2 - Math.Log(error)));
        var logP = Math.Log(k) / 2 - rho * rho * (effect.Value * effect.Value * (n / effect.Variance)) / (2 * k);
        return new(effect, new(effect.Value - half, effect.Value + half), Math.Exp(Math.Min(0, logP)), half);
    }

    /// <summary>
    /// One-sided, for guardrails: half width √(V N · 2 k / (N ρ)² · ln(1 + √k / (2 α))), with the ρ of twice the error. The p-value is the error at
    /// which the bound touches 0 with ρ as tuned; it is 1 where the effect points the other way. O(1).
    /// Source: Waudby-Smith et al. 2024, as GrowthBook applies it.
    /// </summary>
    /// <param name="effect">The effect at this look, of all units so far.</param>
    /// <param name="alternative">Greater for a lower bound, Less for an upper bound.</param>
    /// <param name="confidence">Confidence over all looks, above 1/2 and below 1.</param>
    /// <param name="tunedUnits">Units N* of both arms at which the sequence is to be tightest, above 0; fixed before the first look.</param>
    /// <returns>The test at this look.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The alternative is two-sided, or the confidence or the units are out of their range.</exception>
    public static SequentialTest OneSided(Effect effect, Alternative alternative, double confidence = 0.95, double tunedUnits = 5000)
    {
        if (alternative == Alternative.TwoSided) throw new ArgumentOutOfRangeException(nameof(alternative), "The alternative must be to one side.");
        var error = Confidence.Error(confidence);
        if (error >= 0.5) throw new ArgumentOutOfRangeException(nameof(confidence), "The confidence must be above one half.");

        var (n, rho) = ((double)effect.Units, Rho(2 * error, tunedUnits));
        var k = n * rho * rho + 1;
        var scale = 2 * k / (n * rho * (n * rho));
        var half = Math.Sqrt(effect.Variance * n) * Math.Sqrt(scale * NearZero.Log1p(Math.Sqrt(k) / (2 * error)));
        var towards = alternative == Alternative.Greater ? effect.Value : -effect.Value;
        var p = towards <= 0 ? 1 : Math.Min(1, Math.Sqrt(k) / 2 / NearZero.Expm1(effect.Value * effect.Value / effect.Variance / (n * scale)));
        var interval = alternative == Alternative.Greater
            ? new Interval(effect.Value - half, double.PositiveInfinity)
            : new Interval(double.NegativeInfinity, effect.Value + half);
        return new(effect, interval, p, half);
    }

    /// <summary>
    /// The tuning ρ of the two-sided sequence: the mixture whose interval is tightest at N* units. For the one-sided sequence it is that of twice the
    /// error. O(1). Source: Waudby-Smith et al. 2024.
    /// </summary>
    /// <param name="error">Error 1 − confidence, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N*, above 0.</param>
    /// <returns>ρ, above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Rho(double error, double tunedUnits)
    {
        if (!(error is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");
        if (!(tunedUnits > 0 && double.IsFinite(tunedUnits))) throw new ArgumentOutOfRangeException(nameof(tunedUnits), "The units must be finite and above 0.");
        var size = -2 * Math.Log(error);
        return Math.Sqrt((size + NearZero.Log1p(size)) / tunedUnits);
    }

    /// <summary>
    /// How many times wider the two-sided sequence is than the fixed interval of the same confidence: the factor on critical values in planning. O(1).
    /// Source: as <see cref="TwoSided"/>.
    /// </summary>
    /// <param name="units">Units of both arms at the look, at least 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N*, above 0.</param>
    /// <returns>The factor, above 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Inflation(double units, double confidence = 0.95, double tunedUnits = 5000)
    {
        if (!(units >= 1 && double.IsFinite(units))) throw new ArgumentOutOfRangeException(nameof(units), "The units must be finite and at least 1.");
        var error = Confidence.Error(confidence);
        var rho = Rho(error, tunedUnits);
        var k = units * rho * rho + 1;
        return Math.Sqrt(2 * k / units) / rho * Math.Sqrt(Math.Log(k) / 2 - Math.Log(error)) / NormalDistribution.TwoSided(error);
    }
}
