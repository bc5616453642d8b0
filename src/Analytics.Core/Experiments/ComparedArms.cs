using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>A treatment and the control in one metric, with the one effect that everything else is made of.</summary>
/// <param name="Control">The control arm.</param>
/// <param name="Treatment">The treatment arm.</param>
/// <param name="Effect">The effect.</param>
/// <param name="Baseline">What one of the effect is in the unit of the metric: the size of the control's value where it is relative, else 1.</param>
/// <param name="IsRelative">Whether the effect is a share of the control's value.</param>
/// <param name="VarianceReduction">Share of the variance that CUPED explained; null where it was not used.</param>
/// <param name="Method">How the effect was estimated, for people.</param>
/// <param name="Equation">The same with its numbers (<see cref="EffectEquation"/>).</param>
internal sealed record ComparedArms(Arm Control, Arm Treatment, Effect Effect, double Baseline, bool IsRelative, double? VarianceReduction, string Method, string Equation);
