namespace Analytics.Core.Experiments;

/// <summary>Weights from a time on.</summary>
/// <param name="From">The time.</param>
/// <param name="Weights">The weights, in the order of the variants.</param>
public sealed record WeightPeriod(DateTimeOffset From, IReadOnlyList<double> Weights);
