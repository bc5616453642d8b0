namespace Analytics.Core.Ports;

/// <summary>What an append did; durable once it is returned.</summary>
/// <param name="Stored">Rows stored.</param>
/// <param name="Duplicates">Rows that were there before, in order of the request.</param>
public sealed record AppendResult(int Stored, IReadOnlyList<DuplicateRow> Duplicates);
