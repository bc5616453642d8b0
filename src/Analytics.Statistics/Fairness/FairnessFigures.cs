namespace Analytics.Statistics.Fairness;

/// <summary>How differently a model treats groups. A figure is null where fewer than two groups have the rate that it compares.</summary>
/// <param name="Groups">Rates of the groups that are large enough, in the order given.</param>
/// <param name="Suppressed">Names of the groups left out of every figure as too small, in the order given.</param>
/// <param name="DemographicParity">Difference of selection rates, in [0, 1].</param>
/// <param name="DisparateImpact">Ratio of selection rates, in [0, 1]; null too where nobody is selected. Below 0.8 it fails the four-fifths rule.</param>
/// <param name="EqualOpportunity">Difference of true positive rates, in [0, 1].</param>
/// <param name="FalsePositiveParity">Difference of false positive rates, in [0, 1].</param>
/// <param name="EqualisedOdds">The larger of the differences of true and of false positive rates, in [0, 1].</param>
public sealed record FairnessFigures(
    IReadOnlyList<GroupRates> Groups,
    IReadOnlyList<string> Suppressed,
    GroupGap? DemographicParity,
    GroupGap? DisparateImpact,
    GroupGap? EqualOpportunity,
    GroupGap? FalsePositiveParity,
    GroupGap? EqualisedOdds);
