using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>How well current rows can be told from reference rows.</summary>
/// <param name="Auc">Mean area under the ROC curve of the folds with its interval: 1/2 where the samples cannot be told apart.</param>
/// <param name="PValue">One-sided p-value of the area: probability of one at least as large without drift, in (0, 1].</param>
/// <param name="ChanceError">Standard error of the area without drift.</param>
/// <param name="Areas">Area of each fold scored, in their order: those of later folds come from learners that had more rows.</param>
public sealed record DomainClassification(Estimate Auc, double PValue, double ChanceError, IReadOnlyList<double> Areas)
{
    /// <summary>Drift in [0, 1]: max(2·AUC − 1, 0).</summary>
    public double Score => Math.Max(0, 2 * Auc.Value - 1);
}
