namespace Analytics.Core.Anomalies;

/// <summary>What a method says of a series.</summary>
/// <param name="Method">The method; null where there are too few points.</param>
/// <param name="Season">Points in a season; null: none.</param>
/// <param name="Points">Points looked at.</param>
/// <param name="Anomalies">Places of the points in the window that are out of the ordinary.</param>
/// <param name="Expected">What was to be expected, by place; null where the method does not say.</param>
internal sealed record SeriesVerdict(string? Method, int? Season, int Points, IReadOnlySet<int> Anomalies, IReadOnlyList<double>? Expected);
