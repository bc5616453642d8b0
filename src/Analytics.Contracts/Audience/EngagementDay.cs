namespace Analytics.Contracts.Audience;

/// <summary>A day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Daily">People with an event on it.</param>
/// <param name="Weekly">People with an event on it or the six days before.</param>
/// <param name="Monthly">People with an event on it or the 29 days before.</param>
/// <param name="Sessions">Sessions that had an event on it; 0 where events name none.</param>
/// <param name="Events">Events.</param>
public sealed record EngagementDay(DateTimeOffset Day, long Daily, long Weekly, long Monthly, long Sessions, long Events);
