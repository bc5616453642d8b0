using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Verdicts on rows by how well a classifier tells those of the two samples apart.</summary>
public static class DomainDrift
{
    /// <summary>
    /// Verdict by the distance AUC − ½. Its null quantile is that of the area for so many rows, not a constant: with 100 rows a side chance exceeds 0.58 in
    /// one of twenty samples, with 10,000 it exceeds 0.508. Needs some twenty rows in each fold. O(1).
    /// </summary>
    /// <param name="classification">What a <see cref="DomainClassifier"/> measured.</param>
    /// <param name="referenceRows">Reference rows, at least 1.</param>
    /// <param name="currentRows">Current rows, at least 1.</param>
    /// <param name="settings">Level and size that matters (0.05 unless stated); null for the usual ones. Nothing is permuted.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException">There is no classification.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sample has no row.</exception>
    public static DriftVerdict Judge(DomainClassification classification, long referenceRows, long currentRows, DriftSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(classification);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(currentRows, 1);
        settings ??= DriftSettings.Usual;
        return DriftVerdict.Of(
            classification.Auc.Value - 0.5,
            NormalDistribution.Upper(settings.Alpha) * classification.ChanceError,
            classification.PValue,
            settings.Alpha,
            settings.NegligibleBelow ?? 0.05,
            new SampleSizes(referenceRows, currentRows),
            power: 0.5);
    }
}
