using Analytics.Statistics.Experiments;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class QuantileMetricTests
{
    [Fact]
    public void Bounds_are_order_statistics_about_the_quantile()
    {
        var bounds = QuantileMetric.Bounds([.. Enumerable.Range(0, 101).Select(value => (double)value).Reverse()], 0.5);

        Assert.Equal(50, bounds.Estimate, 1e-12);
        Assert.Equal(50 - 1.959963984540054 * 0.5 / Math.Sqrt(101) * 100, bounds.Lower, 1e-9);
        Assert.Equal(50 + 1.959963984540054 * 0.5 / Math.Sqrt(101) * 100, bounds.Upper, 1e-9);
    }

    [Fact]
    public void Variance_of_a_median_is_that_of_the_density()
    {
        var random = new Random(8);

        var arm = QuantileMetric.Arm(QuantileMetric.Bounds(Simulation.Values(random, 200_000, Rows.Normal), 0.5));

        // π/2 σ² is the asymptotic variance of the median of normal values.
        Assert.Equal(Math.PI / 2, arm.Variance, 0.1);
    }

    [Fact]
    public void P_values_of_a_high_quantile_keep_their_error() => Simulation.AssertAtMost(0.055, 1000, random =>
        EffectTest.Run(ArmComparison.Difference(Latencies(random), Latencies(random))).PValue <= 0.05);

    [Fact]
    public void Events_of_the_same_user_count_for_less()
    {
        var random = new Random(9);
        var (values, users) = Events(random, 400);

        var clustered = QuantileMetric.ClusteredArm(values, users, 0.5);
        var plain = QuantileMetric.Arm(QuantileMetric.Bounds(values, 0.5));

        Assert.True(clustered.Variance > 3 * plain.Variance);
        Assert.Equal(plain.Mean, clustered.Mean);
    }

    [Fact]
    public void P_values_of_clustered_events_keep_their_error() => Simulation.AssertShare(0.05, 1000, random =>
        EffectTest.Run(ArmComparison.Difference(Clustered(random), Clustered(random))).PValue <= 0.05);

    [Fact]
    public void Events_of_different_users_are_as_good_as_units()
    {
        var random = new Random(10);
        var values = Simulation.Values(random, 1000, Rows.Normal);
        var users = Enumerable.Range(0, 1000).Select(user => (long)user).ToArray();

        var clustered = QuantileMetric.ClusteredArm(values, users, 0.25);

        Assert.Equal(1, clustered.Variance / QuantileMetric.Arm(QuantileMetric.Bounds(values, 0.25)).Variance, 0.01);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("bounds", () => QuantileMetric.Arm(new(381 - 1, 380, 0.99, 1, 0, 2)));
        Assert.Equal(381, QuantileMetric.Arm(new(381, 381, 0.99, 1, 0, 2)).Units);
        Assert.Throws<ArgumentOutOfRangeException>("bounds", () => QuantileMetric.Arm(new(100, 100, 0.5, 1, 2, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("bounds", () => QuantileMetric.Arm(new(100, 101, 0.5, 1, 0, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => QuantileMetric.Bounds([1, 2], 1));
        Assert.Throws<ArgumentException>("values", () => QuantileMetric.Bounds([1, double.NaN], 0.5));
        Assert.Throws<ArgumentException>("units", () => QuantileMetric.ClusteredArm([1, 2], [1], 0.5));
    }

    private static Arm Latencies(Random random) =>
        QuantileMetric.Arm(QuantileMetric.Bounds(Simulation.Values(random, 1000, each => Math.Exp(Rows.Normal(each))), 0.95));

    private static Arm Clustered(Random random)
    {
        var (values, users) = Events(random, 200);
        return QuantileMetric.ClusteredArm(values, users, 0.5);
    }

    private static (double[] Values, long[] Users) Events(Random random, int users)
    {
        var rows = Enumerable.Range(0, users).SelectMany(user =>
        {
            var level = 2 * Rows.Normal(random);
            return Enumerable.Range(0, 5 + random.Next(10)).Select(_ => (Value: level + Rows.Normal(random), User: (long)user));
        }).ToArray();
        return ([.. rows.Select(row => row.Value)], [.. rows.Select(row => row.User)]);
    }
}
