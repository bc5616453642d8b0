using Analytics.Statistics.Experiments;

namespace Analytics.Core.Ports;

/// <summary>What the area under the ROC curve of one variant's units is made of; see <see cref="ClusteredAuc"/>.</summary>
/// <param name="Variant">Their variant.</param>
/// <param name="Split">Value of the split; null where missing or not asked for.</param>
/// <param name="Clusters">Moments by unit: placements of its positives, its positives, placements of its negatives, its negatives.</param>
/// <param name="WithPositives">Units with a positive.</param>
/// <param name="WithNegatives">Units with a negative.</param>
public sealed record UnitArea(string Variant, string? Split, JointMoments Clusters, long WithPositives, long WithNegatives);
