namespace Analytics.Contracts.Safety;

/// <summary>The rate of a time bucket.</summary>
/// <param name="From">Start of the bucket.</param>
/// <param name="Rate">Checks with a violation or block among all.</param>
public sealed record BucketRate(DateTimeOffset From, SafetyRate Rate);
