using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>By which rule a comparison is decided at one time.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Alpha">Two-sided error of this comparison.</param>
/// <param name="Look">The planned look that this is; null: none.</param>
/// <param name="Looks">How many looks are planned.</param>
/// <param name="ElapsedDays">Days since the start.</param>
internal sealed record ComparisonRule(AnalysisPlan Plan, double Alpha, PlannedLook? Look, int Looks, double ElapsedDays)
{
    /// <summary>Units at which the confidence sequence is tightest.</summary>
    public double TunedUnits => Plan.TunedUnits ?? 5_000;
}
