namespace Analytics.Contracts.Monitoring;

/// <summary>Something that monitors can check.</summary>
/// <param name="Check">Its name in a definition.</param>
/// <param name="Summary">What it finds.</param>
/// <param name="Tests">What a definition may name as its test; empty where there is no choice.</param>
public sealed record MonitorCheckDescription(string Check, string Summary, IReadOnlyList<string> Tests);
