namespace Analytics.Core.Experiments;

/// <summary>What a metric is adjusted by: means before the exposure.</summary>
/// <param name="Weight">How much of their difference is taken out.</param>
/// <param name="Treatment">Mean of the treatment.</param>
/// <param name="Control">Mean of the control.</param>
internal sealed record CovariateMeans(double Weight, double Treatment, double Control);
