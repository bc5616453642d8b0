namespace Analytics.Core.Safety.Grammar;

/// <summary>Reads a number; NaN where it is missing.</summary>
internal delegate double NumberOf(in RailSubject subject);

/// <summary>Reads a text; null where it is missing.</summary>
internal delegate string? TextOf(in RailSubject subject);

/// <summary>Reads texts; null where there are none.</summary>
internal delegate IReadOnlyList<string>? TextsOf(in RailSubject subject);

/// <summary>Answers a condition.</summary>
internal delegate Truth TruthOf(in RailSubject subject);
