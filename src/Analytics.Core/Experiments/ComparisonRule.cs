using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>By which rule a comparison is decided at one time.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Alpha">Two-sided error of this comparison.</param>
/// <param name="Look">The planned look that this is; null: none.</param>
/// <param name="Looks">How many looks are planned.</param>
/// <param name="ElapsedDays">Days since the start.</param>
/// <param name="ChanceToWin">Chance to win from which on a Bayesian plan decides.</param>
internal sealed record ComparisonRule(AnalysisPlan Plan, double Alpha, PlannedLook? Look, int Looks, double ElapsedDays, double ChanceToWin)
{
    /// <summary>The planned look, of several, at which harm to a guardrail may be ruled out; null: none.</summary>
    public PlannedLook? Guarded { get; init; }

    /// <summary>Probability of the interval of the rule. A credible one leaves out 0 just where the chance to win, or to lose, decides.</summary>
    public double Confidence => Plan.Method == AnalysisMethod.Bayesian ? 2 * ChanceToWin - 1 : 1 - Alpha;

    /// <summary>Units at which the confidence sequence is tightest.</summary>
    public double TunedUnits => Plan.TunedUnits ?? 5_000;
}
