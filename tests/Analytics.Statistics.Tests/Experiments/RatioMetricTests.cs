using Analytics.Statistics.Experiments;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

/// <summary>Joint moments, and ratios of them.</summary>
public sealed class RatioMetricTests
{
    private static readonly Gen<double[][]> Columns = Gen.Int[2, 40].SelectMany(rows => Gen.Double[-10, 10].Array[rows].Array[3]);

    [Fact]
    public void Ratio_is_worked_by_hand()
    {
        var arm = RatioMetric.Arm(JointMoments.Of([1, 3], [2, 2]));

        Assert.Equal(new Arm(2, 1, 0.5), arm);
    }

    [Fact]
    public void A_constant_ratio_has_no_variance() => Assert.Equal(0, RatioMetric.Arm(JointMoments.Of([1, 2, 4], [2, 4, 8])).Variance, 1e-15);

    [Fact]
    public void Parts_merge_to_the_whole() => Gen.Select(Columns, Columns).Sample((first, second) =>
    {
        var whole = JointMoments.Of([.. first.Zip(second, (mine, its) => mine.Concat(its).ToArray())]);

        var merged = JointMoments.Of(first).Merge(JointMoments.Of(second));

        AssertEqual(whole, merged);
    });

    [Fact]
    public void Sums_give_the_moments_of_the_values() => Columns.Sample(columns =>
    {
        var products = columns.SelectMany(left => columns.Select(right => left.Zip(right, (x, y) => x * y).Sum())).ToArray();

        AssertEqual(JointMoments.Of(columns), JointMoments.OfSums(columns[0].Length, [.. columns.Select(column => column.Sum())], products));
    });

    [Fact]
    public void Two_columns_give_the_moments_of_two_spans() => Columns.Sample(columns =>
        AssertEqual(JointMoments.Of([columns[0], columns[1]]), JointMoments.Of(columns[0], columns[1])));

    [Fact]
    public void Flags_have_the_variance_of_a_coin()
    {
        var moments = JointMoments.Of([1, 0, 0, 0], [1, 1, 0, 0], flags: true);

        Assert.Equal(0.1875, moments.Covariance(0, 0), 1e-15);
        Assert.Equal(0.125, moments.Covariance(0, 1), 1e-15);
    }

    [Fact]
    public void Ratios_of_users_with_many_visits_keep_their_error_where_visits_as_units_do_not()
    {
        Simulation.AssertShare(0.05, 2000, random => EffectTest.Run(ArmComparison.Difference(
            RatioMetric.Arm(Users(random)), RatioMetric.Arm(Users(random)))).PValue <= 0.05);

        var naive = Simulation.Share(500, random => EffectTest.Run(ArmComparison.Difference(Visits(Users(random)), Visits(Users(random)))).PValue <= 0.05);
        Assert.True(naive > 0.15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("moments", () => RatioMetric.Arm(JointMoments.Of([1, 2], [1, -1])));
        Assert.Throws<ArgumentException>("moments", () => RatioMetric.Arm(JointMoments.Of(new double[][] { [1, 2] })));
        Assert.Throws<ArgumentException>("second", () => JointMoments.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>("values", () => JointMoments.Of([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>("columns", () => JointMoments.Of(new double[][] { [1], [1, 2] }));
        Assert.Throws<ArgumentException>("sumsOfProducts", () => JointMoments.OfSums(3, [1, 2], [1, 2]));
        Assert.Throws<ArgumentException>("other", () => JointMoments.Of([1], [1]).Merge(JointMoments.Of(new double[][] { [1] })));
        Assert.Throws<ArgumentOutOfRangeException>("variable", () => JointMoments.Of([1], [1]).Mean(2));
    }

    /// <summary>Clicks and views of 300 users who click at rates of their own.</summary>
    private static JointMoments Users(Random random)
    {
        var (clicks, views) = (new double[300], new double[300]);
        for (var user = 0; user < views.Length; user++)
        {
            var rate = random.NextDouble();
            views[user] = random.Next(1, 20);
            for (var view = 0; view < views[user]; view++) clicks[user] += random.NextDouble() < rate ? 1 : 0;
        }

        return JointMoments.Of(clicks, views);
    }

    private static Arm Visits(JointMoments users) =>
        Arm.OfProportion((long)Math.Round(users.Mean(0) * users.Count), (long)Math.Round(users.Mean(1) * users.Count));

    private static void AssertEqual(JointMoments expected, JointMoments actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var first = 0; first < expected.Variables; first++)
        {
            Assert.Equal(expected.Mean(first), actual.Mean(first), 1e-11);
            for (var second = 0; second < expected.Variables; second++)
                Assert.Equal(expected.Covariance(first, second), actual.Covariance(first, second), 1e-9);
        }
    }
}
