namespace Analytics.Contracts.Audience;

/// <summary>An event and who does it.</summary>
/// <param name="Event">Name of the event.</param>
/// <param name="People">People who do it.</param>
/// <param name="Share">Their share of the active people, in [0, 1].</param>
/// <param name="Events">How often it was done.</param>
public sealed record FeatureUsage(string Event, long People, double Share, long Events);
