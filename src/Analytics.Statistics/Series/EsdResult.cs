namespace Analytics.Statistics.Series;

/// <summary>What a test for outliers found.</summary>
/// <param name="Outliers">Places of the outliers in the series, the furthest out first.</param>
/// <param name="Steps">Every step, the furthest value first; fewer than allowed where the rest had no spread.</param>
public sealed record EsdResult(IReadOnlyList<int> Outliers, IReadOnlyList<EsdStep> Steps);
