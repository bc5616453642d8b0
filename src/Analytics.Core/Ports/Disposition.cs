namespace Analytics.Core.Ports;

/// <summary>A record that was not stored, and why.</summary>
/// <param name="Index">Position in the request body.</param>
/// <param name="IdHash"><see cref="RecordHash.OfId(RecordKind, string)"/>; 0 where the id could not be read.</param>
/// <param name="Kind">Dropped or rejected (duplicates are found by the store).</param>
/// <param name="Code">Machine-readable reason.</param>
public sealed record Disposition(int Index, ulong IdHash, DispositionKind Kind, string Code);
