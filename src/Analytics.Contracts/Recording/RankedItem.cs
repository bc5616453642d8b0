namespace Analytics.Contracts.Recording;

/// <summary>One place of a ranked answer.</summary>
/// <param name="Item">Identifier of the item, 1 to 200 characters.</param>
/// <param name="Score">Score that the ranker gave; any finite number, absent where the ranker has none.</param>
public sealed record RankedItem(string Item, double? Score = null);
