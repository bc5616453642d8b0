using Analytics.Statistics.Experiments;

namespace Analytics.Core.Ports;

/// <summary>A quantile of the records of one variant's units.</summary>
/// <param name="Variant">Their variant.</param>
/// <param name="Split">Value of the split; null where missing or not asked for.</param>
/// <param name="Bounds">The quantile and the order statistics around it.</param>
/// <param name="Clusters">Moments by unit: records at or below the quantile, and records.</param>
public sealed record UnitQuantile(string Variant, string? Split, QuantileBounds Bounds, JointMoments Clusters);
