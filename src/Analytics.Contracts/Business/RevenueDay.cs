namespace Analytics.Contracts.Business;

/// <summary>Revenue of a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Revenue">Money of its events, refunds taken off.</param>
/// <param name="Events">Events with money.</param>
public sealed record RevenueDay(DateTimeOffset Day, double Revenue, long Events);
