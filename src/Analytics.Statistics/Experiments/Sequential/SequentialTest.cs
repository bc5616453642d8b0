using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>The state of a test that may be looked at after every unit and stopped at any time.</summary>
/// <param name="Effect">The effect at this look.</param>
/// <param name="Interval">Interval of a confidence sequence: with its confidence the intervals of all looks contain the truth.</param>
/// <param name="PValue">Anytime-valid p-value at this look, in (0, 1]; the smallest over the looks so far is one too.</param>
/// <param name="HalfWidth">Distance of the finite bounds from the effect.</param>
public sealed record SequentialTest(Effect Effect, Interval Interval, double PValue, double HalfWidth);
