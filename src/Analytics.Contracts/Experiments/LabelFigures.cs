namespace Analytics.Contracts.Experiments;

/// <summary>Whether the labels that a metric needs arrive alike in all variants.</summary>
/// <param name="Metric">Key of the metric.</param>
/// <param name="Completeness">Share of the predictions that count whose label arrived, by variant.</param>
/// <param name="PValue">Smallest p-value that a treatment's share is the control's; null where it can't be told.</param>
/// <param name="Uneven">True: that is below 0.001, divided by how many are tested.</param>
public sealed record LabelFigures(string Metric, IReadOnlyDictionary<string, double> Completeness, double? PValue, bool Uneven);
