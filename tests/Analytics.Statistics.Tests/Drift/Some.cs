using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

/// <summary>Samples for tests of drift.</summary>
internal static class Some
{
    /// <summary>Two samples with ties: whole numbers of a small range.</summary>
    public static Gen<(double[], double[])> TiedSamples { get; } =
        Gen.Select(Gen.Int[-6, 6].Select(value => (double)value).Array[2, 30], Gen.Int[-6, 6].Select(value => (double)value).Array[2, 30]);

    /// <summary>Two samples of fractions.</summary>
    public static Gen<(double[], double[])> Samples { get; } =
        Gen.Select(Gen.Double[-100, 100].Array[2, 40], Gen.Double[-100, 100].Array[2, 40]);

    /// <summary>Counts of two samples in the same cells, neither empty.</summary>
    public static Gen<(double[], double[])> Counts { get; } = Gen.Int[1, 8].SelectMany(cells => Gen.Select(
        Gen.Int[0, 40].Select(count => (double)count).Array[cells], Gen.Int[0, 40].Select(count => (double)count).Array[cells]))
        .Where(counts => counts.Item1.Sum() > 0 && counts.Item2.Sum() > 0);

    public static double[] Normal(int seed, int rows, double mean = 0, double deviation = 1)
    {
        var random = Chance(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => mean + deviation * Rows.Normal(random))];
    }

    /// <summary>A generator of its own for each seed: those of System.Random with neighbouring seeds are related, so seeds are hashed.</summary>
    public static Random Chance(int seed)
    {
        var mixed = (ulong)seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return new((int)((mixed ^ (mixed >> 31)) & int.MaxValue));
    }

    /// <summary>Share of seeds for which an event happens.</summary>
    public static double Rate(int seeds, Func<int, bool> happens) => Enumerable.Range(0, seeds).Count(happens) / (double)seeds;

    /// <summary>How far the rate of a fair event may be above its probability by chance: four standard errors.</summary>
    public static double Slack(double probability, int seeds) => 4 * Math.Sqrt(probability * (1 - probability) / seeds);
}
