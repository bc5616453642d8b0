namespace Analytics.Learning.Churn;

/// <summary>How much a column moves one answer.</summary>
/// <param name="Column">Its name.</param>
/// <param name="LogOdds">By how much the log-odds of leaving are higher than with the column's usual value.</param>
public sealed record ColumnContribution(string Column, double LogOdds);
