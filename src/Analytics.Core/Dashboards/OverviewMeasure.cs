namespace Analytics.Core.Dashboards;

/// <summary>A measure of the overview.</summary>
/// <param name="Measure">Its name in the catalogue.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="HigherIsBetter">Whether more is better; null where neither is.</param>
/// <param name="Aggregate">What is taken of it.</param>
/// <param name="SplitBy">A field whose values are never added together.</param>
internal sealed record OverviewMeasure(string Measure, string Title, bool? HigherIsBetter, string? Aggregate = null, string? SplitBy = null)
{
    /// <summary>The measures in the order of showing. A new tile is a new entry.</summary>
    public static IReadOnlyList<OverviewMeasure> All { get; } =
    [
        new("revenue", "Revenue", true, SplitBy: "currency"),
        new("predictions", "Predictions", null),
        new("acceptanceRate", "Acceptance", true),
        new("violationRate", "Safety violations", false),
        new("latency", "Slow answer (95 of 100 are faster)", false, "p95"),
        new("labelCoverage", "Truth known", null),
    ];
}
