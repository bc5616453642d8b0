namespace Analytics.Contracts.Reporting;

/// <summary>A half-open window [From, To) of time.</summary>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive; after <paramref name="From"/>.</param>
public sealed record TimeRange(DateTimeOffset From, DateTimeOffset To);
