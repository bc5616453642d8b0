namespace Analytics.Core.Ports;

/// <summary>People of one week of the first event who were active so many weeks later.</summary>
public sealed record AudienceCohort(DateTime Week, int WeeksLater, long People);
