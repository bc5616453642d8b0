using Analytics.Statistics.Experiments;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class CupedTests
{
    [Fact]
    public void Weight_is_the_slope_over_both_arms()
    {
        var adjusted = Cuped.Difference(JointMoments.Of([1, 3, 2], [0, 2, 1]), JointMoments.Of([4, 7, 5], [1, 4, 1]));

        Assert.Equal(24.0 / 19, adjusted.Coefficients[0], 1e-12);
        Assert.Equal(16.0 / 3 - 2 - 24.0 / 19 * (2 - 1), adjusted.Effect.Value, 1e-12);
    }

    [Fact]
    public void Variance_shrinks_by_the_squared_correlation()
    {
        var random = new Random(5);

        var adjusted = Cuped.Difference(History(random, 20_000, 0), History(random, 20_000, 0.3));

        Assert.Equal(1 - 0.64, adjusted.VarianceShare, 0.02);
        Assert.Equal(0.3, adjusted.Effect.Value, 4 * adjusted.Effect.StandardError);
    }

    [Fact]
    public void A_constant_history_changes_nothing()
    {
        var (control, treatment) = (JointMoments.Of([1, 3, 2], [5, 5, 5]), JointMoments.Of([4, 7, 5], [5, 5, 5]));

        var adjusted = Cuped.Difference(control, treatment);

        Assert.Equal(0, adjusted.Coefficients[0]);
        Assert.Equal(1, adjusted.VarianceShare);
    }

    [Fact]
    public void A_covariate_that_repeats_another_adds_nothing()
    {
        var random = new Random(6);
        var (y, x) = (Simulation.Values(random, 60, Rows.Normal), Simulation.Values(random, 60, Rows.Normal));
        var twice = x.Select(value => 2 * value + 1).ToArray();

        var one = Cuped.Difference(JointMoments.Of([y[..30], x[..30]]), JointMoments.Of([y[30..], x[30..]]));
        var two = Cuped.Difference(JointMoments.Of([y[..30], x[..30], twice[..30]]), JointMoments.Of([y[30..], x[30..], twice[30..]]));

        Assert.Equal(one.Effect.Value, two.Effect.Value, 1e-10);
        Assert.Equal(one.Effect.Variance, two.Effect.Variance, 1e-10);
    }

    [Fact]
    public void Several_covariates_explain_what_each_of_them_does()
    {
        var random = new Random(7);
        JointMoments Arm()
        {
            var (a, b) = (Simulation.Values(random, 5000, Rows.Normal), Simulation.Values(random, 5000, Rows.Normal));
            return JointMoments.Of([.. new[] { a.Zip(b, (x, y) => 2 * x - 3 * y + Rows.Normal(random)).ToArray(), a, b }]);
        }

        var adjusted = Cuped.Difference(Arm(), Arm());

        Assert.Equal(2, adjusted.Coefficients[0], 0.05);
        Assert.Equal(-3, adjusted.Coefficients[1], 0.05);
        Assert.Equal(1.0 / 14, adjusted.VarianceShare, 0.01);
    }

    [Theory]
    [InlineData(EffectScale.Absolute)]
    [InlineData(EffectScale.Relative)]
    public void P_values_keep_their_error_without_an_effect(EffectScale scale) => Simulation.AssertShare(0.05, 2000, random =>
        EffectTest.Run(Cuped.Difference(History(random, 80, 10), History(random, 120, 10), scale).Effect).PValue <= 0.05);

    [Theory]
    [InlineData(EffectScale.Absolute)]
    [InlineData(EffectScale.Relative)]
    public void Ratios_keep_their_error_without_an_effect(EffectScale scale) => Simulation.AssertShare(0.05, 2000, random =>
        EffectTest.Run(Cuped.RatioDifference(Ratios(random), Ratios(random), scale).Effect).PValue <= 0.05);

    [Fact]
    public void Bad_input_is_named()
    {
        var single = JointMoments.Of(new double[][] { [1, 2] });

        Assert.Throws<ArgumentException>("control", () => Cuped.Difference(single, single));
        Assert.Throws<ArgumentException>("other", () => Cuped.Difference(JointMoments.Of([1, 2], [1, 2]), single));
        Assert.Throws<ArgumentException>("control", () => Cuped.RatioDifference(single, single));
        Assert.Throws<ArgumentNullException>("treatment", () => Cuped.Difference(single, null!));
    }

    /// <summary>A metric whose correlation with its history is 0.8.</summary>
    private static JointMoments History(Random random, int count, double shift)
    {
        var before = Simulation.Values(random, count, Rows.Normal);
        return JointMoments.Of([.. before.Select(value => shift + 0.8 * value + 0.6 * Rows.Normal(random))], before);
    }

    private static JointMoments Ratios(Random random)
    {
        var columns = Enumerable.Range(0, 4).Select(_ => new double[150]).ToArray();
        for (var user = 0; user < 150; user++)
        {
            var rate = 1 + random.NextDouble();
            (columns[1][user], columns[3][user]) = (random.Next(1, 10), random.Next(1, 10));
            columns[0][user] = columns[1][user] * rate + Rows.Normal(random);
            columns[2][user] = columns[3][user] * rate + Rows.Normal(random);
        }

        return JointMoments.Of(columns);
    }
}
