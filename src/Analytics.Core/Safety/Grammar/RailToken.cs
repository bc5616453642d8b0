namespace Analytics.Core.Safety.Grammar;

/// <summary>A word, symbol or literal of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The symbol or word as written, or the value of a text or quoted name.</param>
/// <param name="Number">Value of a number.</param>
/// <param name="Column">Where it starts, from 1.</param>
internal readonly record struct RailToken(RailTokenKind Kind, string Text, double Number, int Column);
