namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>One planned look of a group sequential design.</summary>
/// <param name="Information">Share of the planned information at this look, above 0 and at most 1.</param>
/// <param name="Bound">The test stops where z reaches this (where |z| does, in a two-sided design).</param>
/// <param name="SpentError">Error spent up to this look on each side, in (0, 1).</param>
/// <param name="NominalPValue">One-sided p-value at the bound: what a fixed test of this look would have to reach.</param>
public sealed record GroupSequentialLook(double Information, double Bound, double SpentError, double NominalPValue);
