namespace Analytics.Contracts.Monitoring;

/// <summary>One column in one bucket.</summary>
/// <param name="Column">The column.</param>
/// <param name="Verdict">Its verdict, as in <see cref="ColumnDrift"/>.</param>
/// <param name="Distance">The distance from the reference.</param>
/// <param name="Critical">The distance that chance alone exceeds with the probability of the report's level, shared out over the columns.</param>
/// <param name="MissingShare">Share of predictions without a value, in [0, 1].</param>
public sealed record BucketDrift(string Column, string Verdict, double? Distance, double? Critical, double MissingShare);
