namespace Analytics.Contracts.Monitoring;

/// <summary>A monitor and how it stands.</summary>
/// <param name="Definition">The monitor.</param>
/// <param name="Level">Probability of a false alarm of one of its windows: its share of the budget, or what its rule says.</param>
/// <param name="Latest">Its latest window that was judged; null: none yet.</param>
public sealed record MonitorSummary(MonitorDefinition Definition, double Level, MonitorResult? Latest);
