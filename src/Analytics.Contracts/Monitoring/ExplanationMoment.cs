namespace Analytics.Contracts.Monitoring;

/// <summary>Why a model was not what it was in one time bucket, against the same reference as the whole window.</summary>
/// <param name="From">Start of the bucket, or of the window where that is later.</param>
/// <param name="Summary">All of it in one sentence.</param>
/// <param name="After">The figure in the bucket, of the sampled rows; null where there are too few.</param>
/// <param name="FromInputs">How much of the change from the reference the inputs account for.</param>
/// <param name="FromConcept">How much of it is left to the concept.</param>
/// <param name="Causes">The causes that are more than chance, the likeliest first; at most 3.</param>
public sealed record ExplanationMoment(DateTimeOffset From, string Summary, double? After, double? FromInputs, double? FromConcept, IReadOnlyList<ExplainedCause> Causes);
