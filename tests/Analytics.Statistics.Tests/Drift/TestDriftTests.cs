using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Drift;

/// <summary>The named tests as verdicts: their statistics, their level without drift, and a shift that they see.</summary>
public sealed class TestDriftTests
{
    private const double Alpha = 0.05;

    public static TheoryData<NumericTest> Tests { get; } = [.. Enum.GetValues<NumericTest>()];

    [Theory]
    [MemberData(nameof(Tests))]
    public void Each_outcome_has_its_place(NumericTest test)
    {
        DriftOutcome Judge(double[] current) => TestDrift.Judge(Table(Some.Normal(1, 20_000)), Table(current), test).Outcome;

        Assert.Equal(DriftOutcome.NotEnoughData, Judge(Some.Normal(5, 60)));
        Assert.Equal(DriftOutcome.NoDrift, Judge(Some.Normal(5, 20_000)));
        Assert.Equal(DriftOutcome.Negligible, Judge(Some.Normal(2, 20_000, 0.06)));
        Assert.Equal(DriftOutcome.Drift, Judge(Some.Normal(2, 20_000, 0.2)));
        Assert.Equal(DriftOutcome.Drift, Judge(Some.Normal(2, 40, 1.2)));
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void The_distance_is_significant_just_where_its_p_value_is(NumericTest test)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var verdict = TestDrift.Judge(Table(Some.Normal(2 * seed, 400)), Table(Some.Normal((2 * seed) + 1, 250, 0.2)), test, new DriftSettings { Permutations = 99 });

            Assert.Equal(verdict.PValue <= Alpha, verdict.Distance >= verdict.Critical * (1 - 1e-9));
        }
    }

    [Theory]
    [InlineData(30, 30, 300)]
    [InlineData(2000, 60, 150)]
    [InlineData(2000, 2000, 60)]
    public void False_alarms_keep_to_the_level_at_any_size(int reference, int current, int runs)
    {
        var alarms = new int[Tests.Count];
        for (var seed = 0; seed < runs; seed++)
        {
            var (first, second) = (Table(Column(2 * seed, reference)), Table(Column((2 * seed) + 1, current)));
            var settings = new DriftSettings { Permutations = 99, Seed = seed };
            foreach (var test in Enum.GetValues<NumericTest>())
                if (TestDrift.CanJudge(first, second, test) && TestDrift.Judge(first, second, test, settings).PValue <= Alpha) alarms[(int)test]++;
        }

        Assert.All(alarms, count => Assert.True(count <= runs * (Alpha + Some.Slack(Alpha, runs)), string.Join(' ', alarms)));
    }

    [Fact]
    public void Statistics_are_those_of_the_tests()
    {
        var (reference, current) = (Some.Normal(1, 80), Some.Normal(2, 60, 0.4));
        var (first, second) = (Table(reference), Table(current));
        var chance = (1.0 / 80) + (1.0 / 60);
        double Distance(NumericTest test) => TestDrift.Judge(first, second, test).Distance;

        Assert.Equal(Math.Sqrt(CramerVonMises.Test(reference, current).Statistic * chance), Distance(NumericTest.CramerVonMises), 1e-12);
        Assert.Equal(Math.Sqrt(EppsSingleton.Test(reference, current).Statistic * chance), Distance(NumericTest.EppsSingleton), 1e-9);
        Assert.Equal(Math.Abs((MannWhitney.Test(reference, current).Statistic / 4800) - 0.5), Distance(NumericTest.MannWhitney), 1e-12);
        Assert.Equal(MannWhitney.Test(first, second).PValue, TestDrift.Judge(first, second, NumericTest.MannWhitney).PValue, 1e-12);
        Assert.Equal(WelchTest.Test(reference, current).PValue, TestDrift.Judge(first, second, NumericTest.Welch).PValue, 1e-12);
        Assert.Equal(StudentTest.Test(reference, current).PValue, TestDrift.Judge(first, second, NumericTest.Student).PValue, 1e-12);
    }

    [Fact]
    public void Anderson_Darling_is_that_of_the_example_of_its_paper_s_statistic()
    {
        // Without ties A² = Σ (M·N − j·n)² / (j(N − j)) / (n·m) over the pooled order (Pettitt 1976, "A two-sample Anderson-Darling rank statistic", Biometrika 63).
        var (reference, current) = (Some.Normal(1, 30), Some.Normal(2, 20, 0.5));
        var pooled = reference.Select(value => (value, own: 1)).Concat(current.Select(value => (value, own: 0))).OrderBy(pair => pair.value).ToList();
        var (seen, sum) = (0, 0.0);
        for (var j = 1; j < 50; j++)
        {
            seen += pooled[j - 1].own;
            sum += Math.Pow((seen * 50.0) - (j * 30), 2) / (j * (50.0 - j)) / 600;
        }

        // The midrank form differs by the half steps at each value.
        Assert.Equal(Math.Sqrt(sum * 50 / 600), TestDrift.Judge(Table(reference), Table(current), NumericTest.AndersonDarling).Distance, 0.01);
    }

    [Fact]
    public void Deciles_of_a_table_are_those_of_its_rows()
    {
        var (reference, current) = (Some.Normal(1, 900), Some.Normal(2, 700, 0.5));

        foreach (var measure in Enum.GetValues<ShareMeasure>())
            Assert.Equal(NumericDrift.JudgeBinned(reference, current, measure), NumericDrift.JudgeBinned(Table(reference), Table(current), measure));
        Assert.Equal(Bins.Quantiles(reference).Count(current), Bins.Quantiles(Table(reference)).Count(Table(current)));
    }

    [Fact]
    public void Tests_of_counts_have_each_outcome_and_keep_to_their_level()
    {
        foreach (var test in Enum.GetValues<ShareTest>())
        {
            DriftOutcome Judge(double first, double second) => ShareTestDrift.Judge([5000, 5000], [first, second], test).Outcome;

            Assert.Equal(DriftOutcome.NotEnoughData, Judge(15, 15));
            Assert.Equal(DriftOutcome.NoDrift, Judge(5010, 4990));
            Assert.Equal(DriftOutcome.Negligible, Judge(5200, 4800));
            Assert.Equal(DriftOutcome.Drift, Judge(6500, 3500));
            Assert.True(Some.Rate(200, seed => ShareTestDrift.Judge(Coins(2 * seed, 500), Coins((2 * seed) + 1, seed % 2 == 0 ? 30 : 500), test, new DriftSettings { Permutations = 99 }).PValue <= Alpha)
                <= Alpha + Some.Slack(Alpha, 200));
        }
    }

    [Fact]
    public void Statistics_of_counts_are_those_of_the_tests()
    {
        var chance = (1.0 / 100) + (1.0 / 200);
        double[] reference = [40, 35, 25], current = [60, 70, 70];

        var pearson = ShareTestDrift.Judge(reference, current, ShareTest.ChiSquared);
        var ratio = ShareTestDrift.Judge(reference, current, ShareTest.LikelihoodRatio);

        // Pearson, G, z and Fisher themselves are compared with SciPy's in the reference tests.
        Assert.Equal(Math.Sqrt(ChiSquare.Homogeneity(reference, current).Statistic * chance), pearson.Distance, 1e-12);
        Assert.Equal(ChiSquare.Homogeneity(reference, current).PValue, pearson.PValue, 1e-12);
        Assert.Equal(GTest.Homogeneity(reference, current).PValue, ratio.PValue, 1e-12);
        Assert.Equal(TwoProportions.Test(40, 100, 60, 200).PValue, ShareTestDrift.Judge([40, 60], [60, 140], ShareTest.TwoProportions).PValue, 1e-12);
        Assert.Equal(FisherExact.Test(40, 100, 60, 200).PValue, ShareTestDrift.Judge([40, 60], [60, 140], ShareTest.Fisher).PValue, 1e-12);
    }

    private static ValueCount[] Table(double[] values) => ValueCounts.Of(values);

    /// <summary>Normal values, or whole numbers with many ties.</summary>
    private static double[] Column(int seed, int rows) =>
        seed / 2 % 2 == 0 ? Some.Normal(seed, rows) : [.. Some.Normal(seed, rows).Select(value => Math.Floor(2 * value))];

    private static double[] Coins(int seed, int rows)
    {
        var random = Some.Chance(seed);
        var heads = Enumerable.Range(0, rows).Count(_ => random.NextDouble() < 0.1);
        return [heads, rows - heads];
    }
}
