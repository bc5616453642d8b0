namespace Analytics.Contracts.Experiments;

/// <summary>How much two rankings show alike.</summary>
/// <param name="Depth">Items from the top that are compared: 10, or all of the longest list.</param>
/// <param name="Share">Mean share of them that both have, whatever their order, with its 95 % interval by person.</param>
public sealed record RankingOverlap(int Depth, EffectFigures Share);
