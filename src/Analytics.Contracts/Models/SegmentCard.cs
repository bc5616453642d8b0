using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Models;

/// <summary>How a model treats the rows of one value of a segment.</summary>
/// <param name="Rows">Rows judged.</param>
/// <param name="LeftShare">Share that left.</param>
/// <param name="Called">Share that the model calls out at its threshold.</param>
/// <param name="Auc">Area under the ROC curve within the segment.</param>
public sealed record SegmentCard(int Rows, double LeftShare, Figure Called, Figure Auc);
