using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

/// <summary>Non-inferiority and equivalence.</summary>
public sealed class MarginTests
{
    private static readonly Gen<Effect> Effects =
        from value in Gen.Double[-3, 3]
        from variance in Gen.Double[0.05, 2]
        from degrees in Gen.Double[3, 1000]
        select new Effect(value, variance, degrees, 1000);

    [Fact]
    public void Equivalence_needs_both_sides()
    {
        var test = EquivalenceTest.Run(new(0.5, 1, double.PositiveInfinity, 100), -2, 3);

        Assert.Equal(2.5, test.AboveLower.Statistic);
        Assert.Equal(-2.5, test.BelowUpper.Statistic);
        Assert.Equal(0.006209665325776132, test.PValue, 1e-15);
    }

    [Fact]
    public void Equivalence_holds_exactly_when_the_narrow_interval_lies_within_the_margins() => Gen.Select(Effects, Gen.Double[0.1, 4]).Sample((effect, margin) =>
    {
        var test = EquivalenceTest.Run(effect, -margin, margin);
        var narrow = EffectTest.Run(effect, confidence: 0.9).Interval;

        if (Math.Abs(test.PValue - 0.05) > 1e-9) Assert.Equal(test.PValue < 0.05, narrow.Lower > -margin && narrow.Upper < margin);
    });

    [Fact]
    public void Non_inferiority_looks_to_the_side_that_hurts() => Gen.Select(Effects, Gen.Double[0.1, 4]).Sample((effect, margin) =>
    {
        var higher = NonInferiority.Run(effect, margin);
        var lower = NonInferiority.Run(effect with { Value = -effect.Value }, margin, MetricDirection.LowerIsBetter);

        Assert.Equal(higher.PValue, lower.PValue, 1e-13);
        Assert.Equal(-higher.Interval.Lower, lower.Interval.Upper, 1e-12);
        if (Math.Abs(higher.PValue - 0.05) > 1e-9) Assert.Equal(higher.PValue < 0.05, higher.Interval.Lower > -margin);
    });

    [Fact]
    public void A_relative_margin_is_a_share_of_the_control()
    {
        var (control, treatment) = (new Arm(100, 50, 25), new Arm(100, 49, 25));

        var relative = NonInferiority.RunRelative(control, treatment, 0.04);

        Assert.Equal(NonInferiority.Run(ArmComparison.Difference(control, treatment), 2).PValue, relative.PValue);
    }

    [Fact]
    public void False_claims_of_equivalence_keep_to_the_error() => Simulation.AssertAtMost(0.05, 2000, random =>
        EquivalenceTest.Run(new(1 + Rows.Normal(random) / 4, 1.0 / 16, double.PositiveInfinity, 100), -1, 1).PValue <= 0.05);

    [Fact]
    public void Bad_input_is_named()
    {
        var effect = new Effect(1, 1, 10, 12);

        Assert.Throws<ArgumentOutOfRangeException>("lower", () => EquivalenceTest.Run(effect, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("upper", () => EquivalenceTest.Run(effect, 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("margin", () => NonInferiority.Run(effect, 0));
        Assert.Throws<ArgumentOutOfRangeException>("relativeMargin", () => NonInferiority.RunRelative(new(2, 1, 1), new(2, 1, 1), -1));
        Assert.Throws<ArgumentException>("control", () => NonInferiority.RunRelative(new(2, 0, 1), new(2, 1, 1), 0.1));
        Assert.Equal(Alternative.TwoSided, default);
    }
}
