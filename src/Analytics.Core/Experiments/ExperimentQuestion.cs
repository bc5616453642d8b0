namespace Analytics.Core.Experiments;

/// <summary>How deep results go.</summary>
/// <param name="AsOf">The data up to here.</param>
/// <param name="Look">Number of the planned look that this is; null: none.</param>
/// <param name="Deep">Whether segments, novelty, interactions and the self-diagnosis are computed.</param>
public sealed record ExperimentQuestion(DateTimeOffset AsOf, int? Look = null, bool Deep = false);
