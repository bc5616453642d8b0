namespace Analytics.Statistics.Scoring;

/// <summary>A figure of a sample, computed from chosen rows, a row as often as it is named.</summary>
/// <param name="rows">Indices of the rows; valid during the call only.</param>
/// <returns>The figure; NaN where these rows do not define it, such as an area without a positive.</returns>
public delegate double RowStatistic(ReadOnlySpan<int> rows);
