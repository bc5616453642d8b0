using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Statistics.Tests.Drift;

/// <summary>With no drift at all, a check alarms with its level at most, from 30 to 100,000 rows.</summary>
public sealed class VerdictCalibrationTests
{
    private const double Alpha = 0.05;

    [Theory]
    [InlineData(30, 30, 400)]
    [InlineData(2000, 30, 200)]
    [InlineData(100, 100, 250)]
    [InlineData(2000, 300, 160)]
    [InlineData(2000, 1000, 160)]
    [InlineData(10_000, 3000, 100)]
    [InlineData(100_000, 100, 40)]
    [InlineData(100_000, 100_000, 20)]
    public void False_alarms_keep_to_the_level_at_any_size(int reference, int current, int runs)
    {
        Check(runs, (seed, shape) =>
        {
            var (first, second) = (Column(2 * seed, reference, shape), Column(2 * seed + 1, current, shape));
            var settings = new DriftSettings { Permutations = 99, Seed = seed };
            return
            [
                .. Enum.GetValues<NumericDistance>().Where(distance => distance != NumericDistance.Wasserstein)
                    .Select(distance => NumericDrift.Judge(first, second, distance, settings)),
                NumericDrift.JudgeBinned(first, second, ShareMeasure.PopulationStability, settings: settings),
                NumericDrift.JudgeBinned(first, second, ShareMeasure.JensenShannon, settings: settings),
            ];
        });
    }

    [Theory]
    [InlineData(30, 5)]
    [InlineData(200, 20)]
    [InlineData(5000, 20)]
    [InlineData(100_000, 100)]
    public void False_alarms_of_categories_keep_to_the_level_at_any_size(int rows, int levels) => Check(150, (seed, _) =>
    {
        var (reference, current) = (Categories(2 * seed, 2000, levels), Categories(2 * seed + 1, rows, levels));
        var settings = new DriftSettings { Permutations = 99, Seed = seed };
        return [.. Enum.GetValues<ShareMeasure>().Select(measure => ShareDrift.Judge(reference, current, measure, settings))];
    });

    private static void Check(int runs, Func<int, int, DriftVerdict[]> judge)
    {
        var alarms = new int[16];
        for (var seed = 0; seed < runs; seed++)
        {
            var verdicts = judge(seed, seed % 4);
            for (var check = 0; check < verdicts.Length; check++)
                alarms[check] += verdicts[check].Outcome is DriftOutcome.Drift or DriftOutcome.Negligible ? 1 : 0;
        }

        Assert.All(alarms, count => Assert.True(count <= runs * (Alpha + Some.Slack(Alpha, runs)), $"{count} of {runs}"));
    }

    /// <summary>Normal, lognormal, whole numbers with many ties, and Cauchy values.</summary>
    private static double[] Column(int seed, int rows, int shape) => shape switch
    {
        0 => Some.Normal(seed, rows),
        1 => [.. Some.Normal(seed, rows).Select(Math.Exp)],
        2 => [.. Some.Normal(seed, rows).Select(value => Math.Floor(Math.Exp(value)))],
        _ => [.. Some.Normal(seed, 2 * rows).Chunk(2).Select(pair => pair[0] / pair[1])],
    };

    private static double[] Categories(int seed, int rows, int levels)
    {
        var (random, counts) = (Some.Chance(seed), new double[levels]);
        for (var row = 0; row < rows; row++) counts[(int)(levels * Math.Pow(random.NextDouble(), 2))]++;
        return counts;
    }
}
