using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// How much of a one-sided error may be spent by a share of the planned information: 0 at the start, all of it at 1, increasing between.
/// Source: Lan &amp; DeMets 1983, "Discrete sequential boundaries for clinical trials", Biometrika 70(3), 659-663.
/// </summary>
public sealed class AlphaSpending
{
    private readonly Func<double, double, double> spent;

    private AlphaSpending(Func<double, double, double> spent) => this.spent = spent;

    /// <summary>
    /// 2 − 2 Φ(z(1 − α/2) / √t): next to nothing early, so that the last boundary is near the fixed one. The usual choice. Source: Lan &amp; DeMets 1983,
    /// after O'Brien &amp; Fleming 1979, Biometrics 35(3), 549-556.
    /// </summary>
    public static AlphaSpending ObrienFleming { get; } =
        new((information, error) => 2 * NormalDistribution.Survival(NormalDistribution.TwoSided(error) / Math.Sqrt(information)));

    /// <summary>
    /// α ln(1 + (e − 1) t): about the same boundary at every look, for stopping as early as may be. Source: Lan &amp; DeMets 1983, after Pocock 1977,
    /// Biometrika 64(2), 191-199.
    /// </summary>
    public static AlphaSpending Pocock { get; } = new((information, error) => error * NearZero.Log1p((Math.E - 1) * information));

    /// <summary>α t^exponent; 2 as Spotify uses it, 3 near O'Brien-Fleming. Source: Kim &amp; DeMets 1987, Biometrika 74(1), 149-154.</summary>
    /// <param name="exponent">Exponent, finite and above 0.</param>
    /// <returns>The spending function.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is out of its range.</exception>
    public static AlphaSpending Power(double exponent) => exponent > 0 && double.IsFinite(exponent)
        ? new((information, error) => error * Math.Pow(information, exponent))
        : throw new ArgumentOutOfRangeException(nameof(exponent), "The exponent must be finite and above 0.");

    /// <summary>
    /// α (1 − exp(−γ t)) / (1 − exp(−γ)); −4 is near O'Brien-Fleming, 1 near Pocock, 0 spends evenly. Source: Hwang, Shih &amp; De Cani 1990,
    /// "Group sequential designs using a family of type I error probability spending functions", Statistics in Medicine 9(12), 1439-1445.
    /// </summary>
    /// <param name="gamma">Shape γ, from −40 to 40.</param>
    /// <returns>The spending function.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The shape is out of its range.</exception>
    public static AlphaSpending HwangShihDeCani(double gamma) => gamma is >= -40 and <= 40
        ? new((information, error) => gamma is 0 ? error * information : error * (NearZero.Expm1(-gamma * information) / NearZero.Expm1(-gamma)))
        : throw new ArgumentOutOfRangeException(nameof(gamma), "The shape must be from −40 to 40.");

    /// <summary>The error that may be spent up to a look. O(1).</summary>
    /// <param name="information">Share of the planned information, above 0 and at most 1.</param>
    /// <param name="error">The whole one-sided error, above 0 and below 1.</param>
    /// <returns>The error spent, above 0 and at most <paramref name="error"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public double Spent(double information, double error)
    {
        if (!(information is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(information), "The information must be above 0 and at most 1.");
        if (!(error is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");
        return information is 1 ? error : spent(information, error);
    }
}
