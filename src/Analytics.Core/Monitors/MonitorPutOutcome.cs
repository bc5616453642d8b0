namespace Analytics.Core.Monitors;

/// <summary>What became of a monitor that was to be stored.</summary>
/// <param name="Faults">Faults by JSON pointer; empty when there are none.</param>
/// <param name="Conflict">Why it was not stored all the same.</param>
public sealed record MonitorPutOutcome(IReadOnlyDictionary<string, string[]> Faults, MonitorConflict Conflict);
