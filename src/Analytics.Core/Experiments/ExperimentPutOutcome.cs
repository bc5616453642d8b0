namespace Analytics.Core.Experiments;

/// <summary>What became of a change.</summary>
/// <param name="Faults">Faults by JSON pointer; empty when there are none.</param>
/// <param name="Conflict">Why it was not made all the same.</param>
public sealed record ExperimentPutOutcome(IReadOnlyDictionary<string, string[]> Faults, ExperimentConflict Conflict);
