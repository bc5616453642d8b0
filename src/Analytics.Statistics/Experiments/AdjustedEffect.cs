namespace Analytics.Statistics.Experiments;

/// <summary>An effect after what was known before the experiment was taken out of the metric.</summary>
/// <param name="Effect">The adjusted effect.</param>
/// <param name="Coefficients">Weight of each covariate; all 0 where none explains anything and the effect is not adjusted.</param>
/// <param name="Control">The control arm after adjustment.</param>
/// <param name="Treatment">The treatment arm after adjustment.</param>
/// <param name="VarianceShare">Variance of the adjusted absolute difference over that of the plain one; the sample size needed shrinks by it.</param>
public sealed record AdjustedEffect(Effect Effect, IReadOnlyList<double> Coefficients, Arm Control, Arm Treatment, double VarianceShare);
