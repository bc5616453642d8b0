namespace Analytics.Contracts.Monitoring;

/// <summary>How long labels take, learnt from those of the window with their young predictions taken into account.</summary>
/// <param name="MedianHours">Half of the labels that come have come by then.</param>
/// <param name="P90Hours">Nine tenths have.</param>
/// <param name="EverArrives">Share of predictions that get a label at all, as far as was watched, in [0, 1].</param>
/// <param name="ArrivedBy">Share that has a label by a delay.</param>
public sealed record LabelLag(double? MedianHours, double? P90Hours, double EverArrives, IReadOnlyList<LagPoint> ArrivedBy);
