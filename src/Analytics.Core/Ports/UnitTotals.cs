namespace Analytics.Core.Ports;

/// <summary>What the units of an experiment did.</summary>
/// <param name="Units">Units by variant, split, day and period; also of variants that were not asked for.</param>
/// <param name="Crossed">Units that saw several variants; they are in none of the others.</param>
/// <param name="Metrics">One a metric, in that order.</param>
public sealed record UnitTotals(IReadOnlyList<UnitCount> Units, long Crossed, IReadOnlyList<UnitMetricTotals> Metrics);
