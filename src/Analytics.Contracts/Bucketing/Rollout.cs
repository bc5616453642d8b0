namespace Analytics.Contracts.Bucketing;

/// <summary>A feature that is switched on for a share of units.</summary>
public static class Rollout
{
    /// <summary>
    /// Whether a unit's bucket is at most the coverage, which includes it; a coverage of 0 includes nobody. Raising the coverage only adds units. O(id).
    /// Source: GrowthBook, "Build your own SDK".
    /// </summary>
    /// <param name="seed">Seed of the rollout.</param>
    /// <param name="unit">Id of the unit; an empty id is left out.</param>
    /// <param name="coverage">Share of units, in [0, 1].</param>
    /// <param name="hashVersion">Version of the hash.</param>
    /// <returns>Whether the feature is on.</returns>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The coverage is out of its range.</exception>
    public static bool Includes(string seed, string unit, double coverage, int hashVersion = 1)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(unit);
        if (!(coverage is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(coverage), "The coverage must be in [0, 1].");
        return coverage > 0 && unit.Length > 0 && BucketHash.Of(seed, unit, hashVersion) is { } bucket && bucket <= coverage;
    }
}
