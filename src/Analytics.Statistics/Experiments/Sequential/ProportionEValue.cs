using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// A running e-value against equal success probabilities of two arms, exact for any sample size and any stopping rule: it exceeds 1/α ever with
/// probability at most α. E-values of independent experiments multiply, and averages of any are e-values. Not thread safe.
/// Source: Turner, Ly &amp; Grünwald 2024, "Generic e-variables for exact sequential k-sample tests that allow for optional stopping", Journal of
/// Statistical Planning and Inference 230, 106116; the alternative of each block is learned from the blocks before it.
/// </summary>
public sealed class ProportionEValue
{
    private const double Prior = 0.18;
    private double controlSuccesses;
    private double controlTrials;
    private double treatmentSuccesses;
    private double treatmentTrials;

    /// <summary>ln of the e-value so far; 0 before the first block.</summary>
    public double LogEValue { get; private set; }

    /// <summary>Largest ln of the e-value of all blocks so far, at least 0.</summary>
    public double PeakLogEValue { get; private set; }

    /// <summary>Anytime-valid p-value: 1 over the largest e-value so far, in [0, 1].</summary>
    public double PValue => Math.Exp(-PeakLogEValue);

    /// <summary>
    /// Takes a block of new units of both arms, such as those of a day. How units are cut into blocks must not depend on their outcomes, and the
    /// blocks should keep about the same split. O(1), no allocation.
    /// </summary>
    /// <param name="control">New units of the control arm.</param>
    /// <param name="treatment">New units of the treatment arm.</param>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    public void Add(SuccessCount control, SuccessCount treatment)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var p = (controlSuccesses + Prior) / (controlTrials + 2 * Prior);
        var q = (treatmentSuccesses + Prior) / (treatmentTrials + 2 * Prior);
        var share = (double)c.Trials / (c.Trials + t.Trials);
        var common = share * p + (1 - share) * q;

        LogEValue += c.Successes * Math.Log(p / common) + c.Failures * Math.Log((1 - p) / (1 - common))
            + t.Successes * Math.Log(q / common) + t.Failures * Math.Log((1 - q) / (1 - common));
        PeakLogEValue = Math.Max(PeakLogEValue, LogEValue);
        (controlSuccesses, controlTrials) = (controlSuccesses + c.Successes, controlTrials + c.Trials);
        (treatmentSuccesses, treatmentTrials) = (treatmentSuccesses + t.Successes, treatmentTrials + t.Trials);
    }
}
