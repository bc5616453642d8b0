namespace Analytics.Learning.Churn;

/// <summary>How much a model rests on a column.</summary>
/// <param name="Column">Its name.</param>
/// <param name="AucLoss">What the area under the ROC curve loses without it, in [-1, 1].</param>
public sealed record ColumnImportance(string Column, double AucLoss);
