namespace Analytics.Contracts.Assignment;

/// <summary>What one experiment gives to one unit.</summary>
/// <param name="Variant">Index of the variant; <see cref="Bucketing.BucketRanges.None"/> where it takes no part.</param>
/// <param name="Outcome">Why.</param>
public readonly record struct AssignedVariant(int Variant, AssignmentOutcome Outcome);
