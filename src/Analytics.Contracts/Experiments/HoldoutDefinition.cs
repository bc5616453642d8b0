namespace Analytics.Contracts.Experiments;

/// <summary>Units that see no experiment at all, so that what all of them did together can be measured.</summary>
/// <param name="Key">Its key, 1 to 100 letters, digits and . _ -; also the seed of its hash.</param>
/// <param name="Share">Share of all units that it holds out, 0 to 1.</param>
public sealed record HoldoutDefinition(string Key, double Share);
