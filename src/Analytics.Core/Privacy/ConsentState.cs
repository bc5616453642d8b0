namespace Analytics.Core.Privacy;

/// <summary>What a subject had agreed to from one moment to the next change; a withdrawal is a state without purposes.</summary>
/// <param name="Purposes">Granted purposes.</param>
/// <param name="Basis">Legal basis.</param>
/// <param name="Source">Where it was given.</param>
/// <param name="GivenAt">When the subject said so.</param>
/// <param name="RecordedAt">When it was stored, and so came into force here.</param>
/// <param name="Withdrawn">The subject took everything back.</param>
internal sealed record ConsentState(
    ConsentPurposes Purposes, string Basis, string? Source, DateTimeOffset GivenAt, DateTimeOffset RecordedAt, bool Withdrawn);
