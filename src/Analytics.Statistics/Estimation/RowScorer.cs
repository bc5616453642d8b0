namespace Analytics.Statistics.Estimation;

/// <summary>A fitted model: one number for one row of features.</summary>
/// <param name="features">Features of the row, as many and in the order as it was fitted on.</param>
/// <returns>The prediction; of a classifier, the probability of its class 1.</returns>
public delegate double RowScorer(ReadOnlySpan<double> features);
