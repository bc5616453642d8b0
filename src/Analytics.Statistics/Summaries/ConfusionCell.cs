namespace Analytics.Statistics.Summaries;

/// <summary>Labelled predictions of one actual and one predicted class.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class.</param>
/// <param name="Count">How many, at least 0.</param>
public readonly record struct ConfusionCell(string Actual, string Predicted, long Count);
