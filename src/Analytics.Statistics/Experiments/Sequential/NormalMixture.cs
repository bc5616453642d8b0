using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// The normal mixture boundary for a sum S whose exponential process exp(λ S − λ² V / 2) is a supermartingale, such as a sum of increments that are
/// sub-Gaussian with variance V in total. exp of <see cref="LogEValue"/> is an e-process: it exceeds 1/α ever with probability at most α.
/// </summary>
/// <param name="Rho">Precision of the mixture, above 0, in the unit of V.</param>
/// <param name="OneSided">Whether only positive drifts are mixed.</param>
public sealed record NormalMixture(double Rho, bool OneSided)
{
    /// <summary>Precision of the mixture, above 0.</summary>
    public double Rho { get; init; } = Rho > 0 && double.IsFinite(Rho) ? Rho : throw new ArgumentOutOfRangeException(nameof(Rho), "The precision must be finite and above 0.");

    /// <summary>
    /// The mixture whose boundary is tightest at a given variance: ρ = V / (2 ln(1/α) + ln(1 + 2 ln(1/α))), one-sided with twice the error. O(1).
    /// Source: Howard, Ramdas, McAuliffe &amp; Sekhon 2021, Annals of Statistics 49(2), 1055-1080.
    /// </summary>
    /// <param name="variance">Variance V to tune for, above 0.</param>
    /// <param name="error">Error to tune for, above 0 and below 1 (below 1/2 where one-sided).</param>
    /// <param name="oneSided">Whether only positive drifts are mixed.</param>
    /// <returns>The mixture.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static NormalMixture TunedFor(double variance, double error, bool oneSided = false)
    {
        if (!(variance > 0 && double.IsFinite(variance))) throw new ArgumentOutOfRangeException(nameof(variance), "The variance must be finite and above 0.");
        var spent = oneSided ? 2 * error : error;
        if (!(spent is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1, one-sided below 1/2.");
        var size = -2 * Math.Log(spent);
        return new(variance / (size + NearZero.Log1p(size)), oneSided);
    }

    /// <summary>Logarithm of the e-value of a sum. O(1). Source: Howard et al. 2021.</summary>
    /// <param name="sum">The sum S, finite.</param>
    /// <param name="variance">Its variance V so far, at least 0.</param>
    /// <returns>ln of the e-value; the anytime-valid p-value is min(1, exp of its negative).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public double LogEValue(double sum, double variance)
    {
        if (!double.IsFinite(sum)) throw new ArgumentOutOfRangeException(nameof(sum), "The sum must be finite.");
        Check(variance);
        var total = variance + Rho;
        var exponent = sum * sum / (2 * total) - NearZero.Log1p(variance / Rho) / 2;
        return OneSided ? exponent + Math.Log(2) + NormalDistribution.LogCumulative(sum / Math.Sqrt(total)) : exponent;
    }

    /// <summary>The sum that the process ever reaches with probability at most α (|S| where two-sided). O(1). Source: as <see cref="LogEValue"/>.</summary>
    /// <param name="variance">Variance V so far, at least 0.</param>
    /// <param name="error">Error α, above 0 and below 1.</param>
    /// <returns>The boundary, above 0, in the unit of the sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public double Bound(double variance, double error)
    {
        if (!(error is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");
        Check(variance);
        var twoSided = Math.Sqrt((variance + Rho) * (NearZero.Log1p(variance / Rho) - 2 * Math.Log(error)));
        if (!OneSided) return twoSided;

        // At a positive sum the mixture of positive drifts is at least that of all drifts, so that it has crossed by then.
        return Root.Between(sum => LogEValue(sum, variance) + Math.Log(error), 0, twoSided + Math.Sqrt(variance + Rho));
    }

    private static void Check(double variance)
    {
        if (!(variance >= 0 && double.IsFinite(variance))) throw new ArgumentOutOfRangeException(nameof(variance), "The variance must be finite and at least 0.");
    }
}
