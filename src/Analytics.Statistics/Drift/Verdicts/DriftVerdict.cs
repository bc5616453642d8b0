namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>
/// A distance beside what chance alone gives for the sizes of the samples, and what follows. Without drift the outcome is
/// <see cref="DriftOutcome.Drift"/> or <see cref="DriftOutcome.Negligible"/> with a probability of at most the level asked for, at any size.
/// </summary>
/// <param name="Outcome">What follows.</param>
/// <param name="Distance">The distance, in its unit.</param>
/// <param name="Critical">Null quantile: the distance that chance exceeds with a probability of at most the level.</param>
/// <param name="PValue">Probability of such a distance without drift, in (0, 1].</param>
/// <param name="NegligibleBelow">The size that matters, in the unit of the distance.</param>
/// <param name="RowsNeeded">With too few rows: how many more the current window needs until a distance of the size that matters is significant,
/// about; null where no number would do because the reference is too small. 0 for the other outcomes.</param>
public sealed record DriftVerdict(
    DriftOutcome Outcome, double Distance, double Critical, double PValue, double NegligibleBelow, long? RowsNeeded)
{
    /// <param name="distance">The distance.</param>
    /// <param name="critical">Its null quantile.</param>
    /// <param name="p">Its p-value.</param>
    /// <param name="alpha">Level of the p-value.</param>
    /// <param name="limit">The size that matters.</param>
    /// <param name="rows">Rows of both samples.</param>
    /// <param name="power">The null quantile falls with this power of 1/n + 1/m.</param>
    internal static DriftVerdict Of(double distance, double critical, double p, double alpha, double limit, SampleSizes rows, double power)
    {
        var outcome = p <= alpha
            ? distance < limit ? DriftOutcome.Negligible : DriftOutcome.Drift
            : critical <= limit ? DriftOutcome.NoDrift : DriftOutcome.NotEnoughData;
        var needed = outcome == DriftOutcome.NotEnoughData ? rows.Missing(Math.Pow(limit / critical, 1 / power)) : 0;
        return new(outcome, distance, critical, p, limit, needed);
    }
}
