namespace Analytics.Statistics.Experiments.Interleaving;

/// <summary>An item of an interleaved list.</summary>
/// <typeparam name="TItem">Type of the items' ids.</typeparam>
/// <param name="Item">The item.</param>
/// <param name="Team">The team that drafted it, which a click on it credits.</param>
public readonly record struct DraftedItem<TItem>(TItem Item, Team Team);
