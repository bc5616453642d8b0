namespace Analytics.Contracts.Experiments;

/// <summary>How the file of experiments stands.</summary>
/// <param name="Path">The file; null where none is set.</param>
/// <param name="LoadedAt">When it was last taken over; null: never.</param>
/// <param name="Faults">Faults of the file as it is now, by JSON pointer; while there are any, what was loaded before stays in force.</param>
public sealed record ExperimentFileStatus(string? Path, DateTimeOffset? LoadedAt, IReadOnlyDictionary<string, string[]> Faults);
