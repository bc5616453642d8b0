namespace Analytics.Core.Ports;

/// <summary>A day with its active people, those of seven and of thirty days up to it, its sessions and events.</summary>
public sealed record AudienceDay(DateTime Day, long Daily, long Weekly, long Monthly, long Sessions, long Events);
