using Analytics.Statistics.Inference;

namespace Analytics.Statistics.OffPolicy;

/// <summary>The estimated mean reward of a policy from the log of another, with the figures that say whether to believe it.</summary>
/// <param name="Value">Estimated mean reward, in the unit of the rewards.</param>
/// <param name="StandardError">Standard error of the terms of the rows.</param>
/// <param name="Interval">Normal interval of the value; close only where <see cref="EffectiveSampleSize"/> is some hundred.</param>
/// <param name="EffectiveSampleSize">(Σw)² / Σw²: how many rows of the policy itself would say as much, from 0 to the rows.</param>
/// <param name="MeanWeight">Mean importance weight, near 1 where the logged propensities are right.</param>
/// <param name="MaxWeight">Largest importance weight.</param>
/// <param name="MeanWeightError">Standard error of the mean weight.</param>
/// <param name="Rows">Logged rows.</param>
public sealed record PolicyEstimate(
    double Value,
    double StandardError,
    Interval Interval,
    double EffectiveSampleSize,
    double MeanWeight,
    double MaxWeight,
    double MeanWeightError,
    int Rows)
{
    /// <summary>
    /// Whether the mean weight is within three standard errors of 1. If not, propensities are wrong or the log lacks actions that the policy takes, and no
    /// estimate from it is to be trusted.
    /// </summary>
    public bool PropensitiesFit => Math.Abs(MeanWeight - 1) <= 3 * MeanWeightError + 1e-9;
}
