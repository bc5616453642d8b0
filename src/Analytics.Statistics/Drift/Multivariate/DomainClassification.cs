using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>How well current rows can be told from reference rows.</summary>
/// <param name="Auc">Area under the ROC curve of the held-out scores with its interval: 1/2 where the samples cannot be told apart.</param>
/// <param name="PValue">One-sided p-value of the area by the Mann-Whitney test of the scores.</param>
/// <param name="ReferenceScores">Held-out score of each reference row, in their order.</param>
/// <param name="CurrentScores">Held-out score of each current row, in their order.</param>
public sealed record DomainClassification(
    Estimate Auc, double PValue, IReadOnlyList<double> ReferenceScores, IReadOnlyList<double> CurrentScores)
{
    /// <summary>Drift in [0, 1]: max(2·AUC − 1, 0).</summary>
    public double Score => Math.Max(0, 2 * Auc.Value - 1);
}
