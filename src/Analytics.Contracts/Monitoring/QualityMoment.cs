namespace Analytics.Contracts.Monitoring;

/// <summary>Quality of the columns in a time bucket.</summary>
/// <param name="From">Start of the bucket.</param>
/// <param name="Predictions">Predictions.</param>
/// <param name="MissingShare">Share of predictions without a value, by column.</param>
public sealed record QualityMoment(DateTimeOffset From, long Predictions, IReadOnlyDictionary<string, double> MissingShare);
