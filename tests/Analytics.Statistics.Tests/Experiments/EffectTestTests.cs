using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class EffectTestTests
{
    private static readonly Gen<Effect> Effects =
        from value in Gen.Double[-5, 5]
        from variance in Gen.Double[0.01, 4]
        from degrees in Gen.Double[1, 40_000]
        select new Effect(value, variance, degrees, 50_000);

    [Fact]
    public void Two_degrees_of_freedom_have_a_closed_form()
    {
        var test = EffectTest.Run(new(3, 1, 2, 4));

        Assert.Equal(1 - 3 / Math.Sqrt(11), test.PValue, 1e-14);
        Assert.Equal(3, test.Statistic);
    }

    [Fact]
    public void One_degree_of_freedom_is_the_Cauchy_distribution() =>
        Assert.Equal(2 * Math.Atan(1 / 1e8) / Math.PI, EffectTest.Run(new(1e8, 1, 1, 3)).PValue, 1e-22);

    /// <summary>By the continued fraction of the tail in 50 decimal digits.</summary>
    [Theory]
    [InlineData(5, double.PositiveInfinity, 5.733031437583878e-7)]
    [InlineData(8, double.PositiveInfinity, 1.2441921148543568e-15)]
    [InlineData(20, double.PositiveInfinity, 5.507248237212467e-89)]
    [InlineData(37, double.PositiveInfinity, 1.1451142445049154e-299)]
    public void Far_tails_keep_their_digits(double statistic, double degrees, double expected) =>
        Assert.Equal(1, EffectTest.Run(new(statistic, 1, degrees, 100)).PValue / expected, 1e-11);

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(12)]
    public void P_values_are_smooth_where_the_formula_changes(double statistic)
    {
        double LogP(double degrees) => Math.Log(EffectTest.Run(new(statistic, 1, degrees, 100)).PValue);

        var (below, at, above) = (LogP(9_999), LogP(10_000), LogP(10_001));

        Assert.Equal(below - at, at - above, 1e-3 * Math.Abs(at - above) + 1e-12);
    }

    [Theory]
    [InlineData(1, 1e-200)]
    [InlineData(3, 1e-200)]
    [InlineData(50_000, 1e-200)]
    [InlineData(double.PositiveInfinity, 1e-200)]
    [InlineData(1, 1e200)]
    [InlineData(50_000, 1e200)]
    public void Extreme_effects_have_a_p_value_and_an_interval(double degrees, double variance)
    {
        foreach (var value in new[] { 1e250, -1e250, 1e60, 0, double.Epsilon })
        {
            var test = EffectTest.Run(new(value, variance, degrees, 60_000));

            Assert.InRange(test.PValue, 0, 1);
            Assert.True(test.Interval.Contains(value));
        }
    }

    [Fact]
    public void Interval_and_p_value_tell_the_same() => Gen.Select(Effects, Gen.Double[0.5, 0.999], Gen.Enum<Alternative>()).Sample((effect, confidence, side) =>
    {
        var test = EffectTest.Run(effect, side, confidence);

        if (Math.Abs(test.PValue - (1 - confidence)) > 1e-9) Assert.Equal(test.PValue < 1 - confidence, !test.Interval.Contains(0));
        Assert.InRange(test.PValue, 0, 1);
        Assert.True(test.Interval.Contains(effect.Value));
    });

    [Fact]
    public void One_sided_p_values_sum_to_one() => Effects.Sample(effect => Assert.Equal(
        1, EffectTest.Run(effect, Alternative.Greater).PValue + EffectTest.Run(effect, Alternative.Less).PValue, 1e-13));

    [Fact]
    public void P_value_falls_as_the_effect_grows() => Gen.Select(Effects, Gen.Double[0.01, 1]).Sample((effect, more) =>
        Assert.True(EffectTest.Run(effect with { Value = Math.Abs(effect.Value) + more }).PValue < EffectTest.Run(effect).PValue));

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void P_values_are_uniform_without_an_effect(double level) => Simulation.AssertShare(level, 4000, random =>
        EffectTest.Run(ArmComparison.Difference(Sample(random, 12, 3), Sample(random, 25, 1))).PValue <= level);

    [Fact]
    public void Relative_intervals_cover_the_true_lift() => Simulation.AssertShare(0.95, 4000, random =>
        EffectTest.Run(ArmComparison.Difference(Sample(random, 200, 2, 10), Sample(random, 150, 3, 12), EffectScale.Relative)).Interval.Contains(0.2));

    [Fact]
    public void Scaled_effects_have_the_same_p_value() => Gen.Select(Effects, Gen.Double[0.001, 1000]).Sample((effect, factor) =>
        Assert.Equal(EffectTest.Run(effect).PValue, EffectTest.Run(effect.Times(factor)).PValue, 1e-12));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("effect", () => EffectTest.Run(default));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => EffectTest.Run(new(1, 1, 1, 2), confidence: 1));
        Assert.Throws<ArgumentOutOfRangeException>("nullValue", () => EffectTest.Run(new(1, 1, 1, 2), nullValue: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("Variance", () => new Effect(1, 0, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new Effect(1, 1, 1, 2).Times(0));
    }

    private static Arm Sample(Random random, int count, double deviation, double mean = 0) =>
        Arm.OfMean(Moments.Of(Simulation.Values(random, count, each => mean + deviation * Rows.Normal(each))));
}
