namespace Analytics.Contracts.Experiments;

/// <summary>A slice of a namespace: experiments with slices apart share nobody.</summary>
/// <param name="Namespace">Name of the namespace: 1 to 100 letters, digits and . _ -. Slices of experiments that run or pause may not overlap in it.</param>
/// <param name="From">Start of the slice, 0 to 1, included.</param>
/// <param name="To">End of the slice, above <paramref name="From"/> and at most 1, excluded.</param>
public sealed record ExperimentLayer(string Namespace, double From, double To);
