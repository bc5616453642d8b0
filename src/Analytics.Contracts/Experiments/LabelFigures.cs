namespace Analytics.Contracts.Experiments;

/// <summary>Whether the labels that a metric needs arrive alike in all variants.</summary>
/// <param name="Metric">Key of the metric.</param>
/// <param name="Completeness">Share of the predictions that count whose label arrived, by variant.</param>
/// <param name="PValue">Smallest p-value that a treatment's share is the control's, valid at every look; null where it can't be told.</param>
/// <param name="Uneven">True: that is below 0.001, divided by how many are tested, and the shares are more than 0.2 points apart.</param>
public sealed record LabelFigures(string Metric, IReadOnlyDictionary<string, double> Completeness, double? PValue, bool Uneven);
