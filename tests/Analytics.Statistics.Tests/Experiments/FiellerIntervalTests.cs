using Analytics.Statistics.Experiments;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class FiellerIntervalTests
{
    private static readonly Gen<Arm> Arms =
        from units in Gen.Long[5, 1000]
        from mean in Gen.Double[-3, 3]
        from variance in Gen.Double[0.5, 20]
        where Math.Abs(mean) > 0.01
        select new Arm(units, mean, variance);

    [Fact]
    public void Far_from_zero_it_is_the_delta_interval()
    {
        var (control, treatment) = (new Arm(1_000_000, 10, 4), new Arm(1_000_000, 11, 4));

        var exact = FiellerInterval.Of(control, treatment).Bounds!.Value;
        var delta = EffectTest.Run(ArmComparison.Difference(control, treatment, EffectScale.Relative)).Interval;

        Assert.Equal(1 + delta.Lower, exact.Lower, 1e-6);
        Assert.Equal(1 + delta.Upper, exact.Upper, 1e-6);
    }

    [Fact]
    public void It_holds_exactly_the_ratios_that_a_test_of_the_combined_difference_does_not_reject() => Gen.Select(Arms, Arms, Gen.Double[-10, 10]).Sample((control, treatment, ratio) =>
    {
        var set = FiellerInterval.Of(control, treatment);
        var degrees = ArmComparison.Difference(control, treatment).DegreesOfFreedom;
        var combined = new Effect(
            treatment.Mean - ratio * control.Mean, treatment.ValueVariance + ratio * ratio * control.ValueVariance, degrees, 10);
        var p = EffectTest.Run(combined).PValue;

        var holds = set.Bounds is { } bounds ? bounds.Contains(ratio) : set.Excluded is not { } excluded || !excluded.Contains(ratio);
        if (Math.Abs(p - 0.05) > 1e-7) Assert.Equal(p > 0.05, holds);
    });

    [Fact]
    public void A_control_that_may_be_zero_bounds_nothing()
    {
        var set = FiellerInterval.Of(new(100, 0.01, 100), new(100, 50, 1));

        Assert.Null(set.Bounds);
        Assert.NotNull(set.Excluded);
    }

    [Fact]
    public void It_covers_the_ratio_where_the_control_is_weak() => Simulation.AssertShare(0.95, 4000, random =>
    {
        var (control, treatment) = (new Arm(1_000_000, 2 + Rows.Normal(random), 1_000_000), new Arm(1_000_000, 3 + Rows.Normal(random), 1_000_000));
        var set = FiellerInterval.Of(control, treatment);
        return set.Bounds is { } bounds ? bounds.Contains(1.5) : set.Excluded is not { } excluded || !excluded.Contains(1.5);
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("control", () => FiellerInterval.Of(new(10, 0, 1), new(10, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => FiellerInterval.Of(new(10, 1, 1), new(10, 1, 1), 0));
    }
}
