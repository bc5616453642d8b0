namespace Analytics.Benchmarks.Mathematics;

/// <summary>Seeded numbers to measure with.</summary>
internal static class Samples
{
    /// <summary>Normal values (Box &amp; Muller) with a mean and unit variance.</summary>
    public static double[] Normal(int count, double mean, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
            mean + Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    /// <summary>Scores in (0, 1).</summary>
    public static double[] Scores(int count, int seed) => [.. Normal(count, 0, seed).Select(value => 1 / (1 + Math.Exp(-value)))];
}
