namespace Analytics.Contracts.Monitoring;

/// <summary>Something that monitors can check.</summary>
/// <param name="Check">Its name in a definition.</param>
/// <param name="Summary">What it finds.</param>
public sealed record MonitorCheckDescription(string Check, string Summary);
