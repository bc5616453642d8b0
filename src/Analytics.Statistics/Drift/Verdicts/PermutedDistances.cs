namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Distances of random splits, as many of them as a verdict needs.</summary>
internal static class PermutedDistances
{
    private const int FirstLook = 999;
    private const int Unusual = 20;

    /// <summary>
    /// Many permutations are only worth their time where the distance is large: whatever is unusual neither at the first look nor at the last is not
    /// flagged, so stopping early only lowers the share of false alarms (Besag &amp; Clifford 1991, "Sequential Monte Carlo p-values", Biometrika
    /// 78(2), 301-304).
    /// </summary>
    internal static NullDistribution Simulate(double distance, Func<Random, double> draw, DriftSettings settings)
    {
        var (random, distances) = (new Random(settings.Seed), new List<double>(Math.Min(settings.Permutations, FirstLook)));
        var larger = 0;
        while (distances.Count < settings.Permutations && !(distances.Count == FirstLook && larger > Unusual))
        {
            distances.Add(draw(random));
            if (distances[^1] >= distance) larger++;
        }

        return new([.. distances]);
    }
}
