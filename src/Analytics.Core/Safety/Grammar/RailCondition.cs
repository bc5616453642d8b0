namespace Analytics.Core.Safety.Grammar;

/// <summary>A condition that is right.</summary>
/// <param name="Tree">Its tree.</param>
/// <param name="Kinds">Types of its names.</param>
internal sealed record RailCondition(RailNode Tree, IReadOnlyDictionary<string, RailKind> Kinds);
