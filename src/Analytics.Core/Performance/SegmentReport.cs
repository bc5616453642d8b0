using Analytics.Contracts.Monitoring;

namespace Analytics.Core.Performance;

/// <summary>How a model does by segment.</summary>
/// <param name="Splits">The metrics of its task by segment and value.</param>
/// <param name="Findings">Whether it does as well for all values of each segment, those that alert first.</param>
public sealed record SegmentReport(IReadOnlyList<SplitPerformance> Splits, IReadOnlyList<Finding> Findings);
