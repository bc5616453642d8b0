namespace Analytics.Statistics.Estimation;

/// <summary>Fits a model; the learner, such as gradient-boosted trees, comes from the caller.</summary>
/// <param name="rows">Features of each row, of equal length.</param>
/// <param name="targets">What to predict for each row: a loss, or 0 and 1 for a classifier.</param>
/// <returns>The fitted model.</returns>
public delegate RowScorer RowLearner(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets);
