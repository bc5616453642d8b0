namespace Analytics.Statistics.Drift.Chunks;

/// <summary>The rows of one calendar period.</summary>
/// <param name="From">Start of the period, in UTC, included.</param>
/// <param name="To">End of the period, in UTC, excluded.</param>
/// <param name="Rows">The rows, at least one.</param>
public readonly record struct PeriodChunk(DateTimeOffset From, DateTimeOffset To, Chunk Rows);
