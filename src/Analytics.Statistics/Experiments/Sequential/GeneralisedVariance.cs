using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// GAVI, the generalised always valid inference: the confidence sequence of a normal mixture, tuned to a number of units. With N* = n it is the same
/// idea as <see cref="ConfidenceSequence"/> with another convention of the tuning.
/// </summary>
public static class GeneralisedVariance
{
    /// <summary>
    /// Interval effect ± √V √((n + ρ) ln((n + ρ) / (ρ α²)) / n) with ρ = N* / (ln ln(e / α²) − 2 ln α). O(1).
    /// Source: Howard, Ramdas, McAuliffe &amp; Sekhon 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics
    /// 49(2), 1055-1080; Schultzberg &amp; Ankargren 2023, Spotify; as Eppo documents it.
    /// </summary>
    /// <param name="effect">The effect at this look, of all units so far.</param>
    /// <param name="confidence">Confidence over all looks, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N* of both arms at which the sequence is to be tightest, above 0; fixed before the first look.</param>
    /// <returns>The test at this look; the p-value is that of the mixture with the same ρ.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence or the units are out of their range.</exception>
    public static SequentialTest Run(Effect effect, double confidence = 0.95, double tunedUnits = 10_000)
    {
        var rho = Rho(confidence, tunedUnits);
        double n = effect.Units;
        var half = effect.StandardError * Multiplier(n, confidence, tunedUnits);
        var logP = NearZero.Log1p(n / rho) / 2 - effect.Value * effect.Value / effect.Variance * (n / (n + rho)) / 2;
        return new(effect, new(effect.Value - half, effect.Value + half), Math.Exp(Math.Min(0, logP)), half);
    }

    /// <summary>The tuning ρ. O(1). Source: as <see cref="Run"/>.</summary>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N*, above 0.</param>
    /// <returns>ρ, in units.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Rho(double confidence, double tunedUnits)
    {
        var size = -2 * Math.Log(Confidence.Error(confidence));
        if (!(tunedUnits > 0 && double.IsFinite(tunedUnits))) throw new ArgumentOutOfRangeException(nameof(tunedUnits), "The units must be finite and above 0.");
        return tunedUnits / (NearZero.Log1p(size) + size);
    }

    /// <summary>Half width of the interval in standard errors. O(1). Source: as <see cref="Run"/>.</summary>
    /// <param name="units">Units at the look, at least 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="tunedUnits">Units N*, above 0.</param>
    /// <returns>The multiplier, above that of the fixed interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Multiplier(double units, double confidence = 0.95, double tunedUnits = 10_000)
    {
        if (!(units >= 1 && double.IsFinite(units))) throw new ArgumentOutOfRangeException(nameof(units), "The units must be finite and at least 1.");
        var rho = Rho(confidence, tunedUnits);
        return Math.Sqrt((1 + rho / units) * (NearZero.Log1p(units / rho) - 2 * Math.Log(Confidence.Error(confidence))));
    }
}
