namespace Analytics.Contracts.Experiments;

/// <summary>How old predictions and units must be to count for a metric of labels, so that their labels had time to come.</summary>
/// <param name="Hours">So many hours, 0 or more.</param>
/// <param name="Basis">
/// learnt: by then 95 % of the labels that ever come have come, as the last 90 days of its models showed; default: of no model it is known
/// (<c>Experiments:LabelWindow</c>); metric: the metric has a window of its own, which is taken for it.
/// </param>
public sealed record LabelWindow(double Hours, string Basis);
