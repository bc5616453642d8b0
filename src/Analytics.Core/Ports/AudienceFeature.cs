namespace Analytics.Core.Ports;

/// <summary>An event, who did it and how often.</summary>
public sealed record AudienceFeature(string Event, long People, long Events);
