using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Fairness;

/// <summary>Rates of one group, each in [0, 1] with its Wilson interval; a rate with nothing in its denominator is null.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Count">Predictions of the group.</param>
/// <param name="SelectionRate">Share predicted positive.</param>
/// <param name="BaseRate">Share labelled positive.</param>
/// <param name="TruePositiveRate">Share of the labelled positives that are predicted positive (recall).</param>
/// <param name="FalsePositiveRate">Share of the labelled negatives that are predicted positive.</param>
/// <param name="Precision">Share of the predicted positives that are labelled positive.</param>
/// <param name="Accuracy">Share of right decisions.</param>
public sealed record GroupRates(
    string Group,
    long Count,
    Estimate SelectionRate,
    Estimate BaseRate,
    Estimate? TruePositiveRate,
    Estimate? FalsePositiveRate,
    Estimate? Precision,
    Estimate Accuracy);
