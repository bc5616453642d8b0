namespace Analytics.Core.Ports;

/// <summary>One arrival of a record id.</summary>
/// <param name="Kind">Kind of record.</param>
/// <param name="Disposition">What became of it; null: stored.</param>
/// <param name="Waiting">Stored, but its prediction is not here yet.</param>
/// <param name="Code">Reason of a disposition.</param>
/// <param name="ReceivedAt">When, UTC.</param>
public sealed record Receipt(RecordKind Kind, DispositionKind? Disposition, bool Waiting, string? Code, DateTime ReceivedAt);
