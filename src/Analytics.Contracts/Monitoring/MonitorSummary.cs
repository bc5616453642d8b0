namespace Analytics.Contracts.Monitoring;

/// <summary>A monitor and how it stands.</summary>
/// <param name="Definition">The monitor.</param>
/// <param name="Level">Probability of a false alarm of one of its windows: its share of the budget, or what its rule says.</param>
/// <param name="Latest">Its latest window that was judged; of a check by labels an older one, where late labels show what those of no newer window have taken back. Null: none yet.</param>
public sealed record MonitorSummary(MonitorDefinition Definition, double Level, MonitorResult? Latest);
