namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>Learns to tell current rows from reference rows and scores rows that it has not seen.</summary>
/// <param name="rows">Rows to learn from.</param>
/// <param name="isCurrent">Whether each of them is of the current sample.</param>
/// <param name="heldOut">Rows to score.</param>
/// <returns>A finite score for each held-out row, higher where it looks more like a current row.</returns>
public delegate IReadOnlyList<double> DomainLearner(
    IReadOnlyList<double[]> rows, IReadOnlyList<bool> isCurrent, IReadOnlyList<double[]> heldOut);
