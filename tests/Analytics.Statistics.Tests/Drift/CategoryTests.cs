using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class CategoryTests
{
    [Fact]
    public void Unseen_and_vanished_categories_are_told()
    {
        var table = CategoryTable.Of([new("a", 3), new("b", 2), new(null, 1), new("a", 1)], [new("c", 5), new("a", 4), new("b", 0)]);

        Assert.Equal([null, "a", "b", "c"], table.Categories);
        Assert.Equal([1, 4, 2, 0], table.Reference.ToArray());
        Assert.Equal([0, 4, 0, 5], table.Current.ToArray());
        Assert.Equal([new CategoryCount("c", 5)], table.Unseen);
        Assert.Equal([new CategoryCount(null, 1), new CategoryCount("b", 2)], table.Vanished);
    }

    [Fact]
    public void Unseen_categories_can_share_a_cell()
    {
        var table = CategoryTable.OfRows(["a", "b"], ["x", "y", "a", "x"]).WithUnseenTogether();

        Assert.Equal(["a", "b", "(unseen)"], table.Categories);
        Assert.Equal([1, 0, 3], table.Current.ToArray());
    }

    [Fact]
    public void Chi_square_of_a_two_by_two_table_by_hand()
    {
        // Expected counts 15 and 5 in both rows: (25 + 25)/15 + (25 + 25)/5 of samples 20 and 20.
        Assert.Equal(40.0 / 3, ChiSquare.Homogeneity([20, 0], [10, 10]).Statistic, 1e-12);
        Assert.Equal(4.5 * 4.5 * (2.0 / 15 + 2.0 / 5), ChiSquare.Homogeneity([20, 0], [10, 10], yates: true).Statistic, 1e-12);
        Assert.Equal(1, ChiSquare.Homogeneity([20, 0], [10, 10]).DegreesOfFreedom);
        Assert.Equal(25.0 / 5 + 25.0 / 15, ChiSquare.GoodnessOfFit([1, 3], [10, 10]).Statistic, 1e-12);
    }

    [Fact]
    public void G_of_a_two_by_two_table_by_hand()
    {
        var test = GTest.Homogeneity([20, 0], [10, 10]);

        Assert.Equal(2 * (20 * Math.Log(20.0 / 15) + 10 * Math.Log(10.0 / 15) + 10 * Math.Log(2)), test.Statistic, 1e-12);
        Assert.Equal(1, test.DegreesOfFreedom);
    }

    [Fact]
    public void Unequal_sizes_are_no_drift_to_the_g_test()
    {
        // Evidently's G-test does not rescale and throws here.
        Assert.Equal(0, GTest.Homogeneity([100, 50, 50], [80, 40, 40]).Statistic, 1e-9);
        Assert.Equal(1, GTest.Homogeneity([100, 50, 50], [80, 40, 40]).PValue, 1e-4);
    }

    [Fact]
    public void Survival_of_chi_square_agrees_with_closed_forms()
    {
        // 2 degrees: exp(−x/2); 1 degree: erfc(√(x/2)), and so for counts of a table.
        foreach (var shift in new[] { 1.0, 5, 20, 100 })
        {
            var two = ChiSquare.Homogeneity([200, 200 + shift, 200], [200 + shift, 200, 200]);
            var one = ChiSquare.Homogeneity([200, 200 + shift], [200 + shift, 200]);

            Assert.Equal(1, two.PValue / Math.Exp(-two.Statistic / 2), 1e-12);
            Assert.Equal(1, one.PValue / MathNet.Numerics.SpecialFunctions.Erfc(Math.Sqrt(one.Statistic / 2)), 1e-12);
        }
    }

    [Fact]
    public void The_square_of_z_is_chi_square() => Gen.Select(Gen.Int[0, 50], Gen.Int[50, 90], Gen.Int[0, 40], Gen.Int[41, 70]).Sample((a, n, b, m) =>
    {
        var z = TwoProportions.Test(a, n, b, m);
        var chi = ChiSquare.Homogeneity([a, n - a], [b, m - b]);

        Assert.Equal(chi.Statistic, z.Statistic * z.Statistic, 1e-9);
        Assert.Equal(chi.PValue, z.PValue, 1e-9);
    });

    [Fact]
    public void Fisher_of_the_lady_tasting_tea()
    {
        // Fisher 1935: 3 of 4 right: 17/70 one-sided, 34/70 two-sided.
        Assert.Equal(17.0 / 70, FisherExact.Test(1, 4, 3, 4, DriftDirection.ReferenceLess).PValue, 1e-12);
        Assert.Equal(34.0 / 70, FisherExact.Test(1, 4, 3, 4).PValue, 1e-12);
        Assert.Equal(9, FisherExact.Test(1, 4, 3, 4).OddsRatio);
        Assert.Equal(new(null, 1), FisherExact.Test(0, 4, 0, 4));
        Assert.Equal(double.PositiveInfinity, FisherExact.Test(0, 4, 4, 4).OddsRatio);
    }

    [Fact]
    public void Fisher_keeps_to_its_level_and_agrees_with_chi_square_in_large_samples()
    {
        var random = new Random(5);
        var rate = Some.Rate(2000, _ => FisherExact.Test(Events(25), 25, Events(18), 18).PValue <= 0.05);
        int Events(int rows) => Enumerable.Range(0, rows).Count(_ => random.NextDouble() < 0.3);

        Assert.True(rate <= 0.05 + Some.Slack(0.05, 2000));
        Assert.Equal(1, FisherExact.Test(50_000, 100_000, 50_300, 100_000).PValue / ChiSquare.Homogeneity([50_000, 50_000], [50_300, 49_700], yates: true).PValue, 1e-3);
    }

    [Fact]
    public void Chi_square_and_g_keep_to_their_level()
    {
        var random = new Random(6);
        double[] Draw(int rows)
        {
            var counts = new double[4];
            for (var row = 0; row < rows; row++) counts[(int)(4 * Math.Sqrt(random.NextDouble()))]++;
            return counts;
        }

        var tests = Enumerable.Range(0, 2000).Select(_ => (Reference: Draw(300), Current: Draw(200))).ToArray();
        Assert.InRange(tests.Average(pair => ChiSquare.Homogeneity(pair.Reference, pair.Current).PValue <= 0.05 ? 1.0 : 0), 0.03, 0.05 + Some.Slack(0.05, 2000));
        Assert.InRange(tests.Average(pair => GTest.Homogeneity(pair.Reference, pair.Current).PValue <= 0.05 ? 1.0 : 0), 0.03, 0.055 + Some.Slack(0.05, 2000));

        // Goodness of fit takes the reference for the truth.
        Assert.True(tests.Average(pair => ChiSquare.GoodnessOfFit(pair.Reference, pair.Current).PValue <= 0.05 ? 1.0 : 0) > 0.12);
    }

    [Fact]
    public void Cramers_V_is_one_for_disjoint_and_nothing_for_equal_shares()
    {
        Assert.Equal(1, CramersV.Plain([7, 0], [0, 9]), 1e-12);
        Assert.Equal(0, CramersV.Plain([1, 2, 3], [2, 4, 6]), 1e-7);
        Assert.Equal((0, 0), (CramersV.Corrected([10, 20, 30], [21, 41, 58]), CramersV.Corrected([5], [5])));
        Assert.Equal(1, CramersV.Corrected([700, 0], [0, 900]), 0.002);
    }

    [Fact]
    public void A_single_category_is_no_drift()
    {
        Assert.Equal(new(0, 0, 1), ChiSquare.Homogeneity([5], [9]));
        Assert.Equal(new(0, 0, 1), GTest.Homogeneity([5, 0], [9, 0]));
        Assert.Equal(new(0, 1), TwoProportions.Test(0, 5, 0, 9));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("reference", () => CategoryTable.Of([], [new("a", 1)]));
        Assert.Throws<ArgumentException>("current", () => CategoryTable.Of([new("a", 1)], [new("a", -1)]));
        Assert.Throws<ArgumentNullException>("current", () => CategoryTable.OfRows(["a"], null!));
        Assert.Throws<ArgumentException>("current", () => ChiSquare.Homogeneity([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("events", () => FisherExact.Test(5, 4, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => TwoProportions.Test(0, 0, 1, 4));
        Assert.Throws<ArgumentException>("current", () => CramersV.Corrected([1], [1]));
    }
}
