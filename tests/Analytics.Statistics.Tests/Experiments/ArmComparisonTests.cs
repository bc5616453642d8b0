using Analytics.Statistics.Experiments;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class ArmComparisonTests
{
    private static readonly Arm Control = new(10, 10, 4);
    private static readonly Arm Treatment = new(20, 11, 8);

    private static readonly Gen<Arm> Arms =
        from units in Gen.Long[2, 100_000]
        from mean in Gen.Double[0.1, 100]
        from variance in Gen.Double[0.01, 1000]
        select new Arm(units, mean, variance);

    [Fact]
    public void Absolute_difference_adds_the_variances_of_the_means()
    {
        var effect = ArmComparison.Difference(Control, Treatment);

        Assert.Equal(1, effect.Value);
        Assert.Equal(0.8, effect.Variance, 1e-15);
        Assert.Equal(4 / (1.0 / 9 + 1.0 / 19), effect.DegreesOfFreedom, 1e-12);
        Assert.Equal(30, effect.Units);
    }

    [Fact]
    public void Relative_difference_is_a_share_of_the_control_with_its_noise_counted()
    {
        var effect = ArmComparison.Difference(Control, Treatment, EffectScale.Relative);

        Assert.Equal(0.1, effect.Value, 1e-15);
        Assert.Equal((0.4 + 1.21 * 0.4) / 100, effect.Variance, 1e-15);
    }

    [Fact]
    public void A_negative_baseline_keeps_the_sign_of_the_difference()
    {
        var effect = ArmComparison.Difference(Control with { Mean = -10 }, Treatment with { Mean = -9 }, EffectScale.Relative);

        Assert.Equal(0.1, effect.Value, 1e-15);
    }

    [Fact]
    public void Swapping_the_arms_turns_the_absolute_difference_round() => Gen.Select(Arms, Arms).Sample((first, second) =>
    {
        var (there, back) = (ArmComparison.Difference(first, second), ArmComparison.Difference(second, first));

        Assert.Equal(there.Value, -back.Value);
        Assert.Equal(there.Variance, back.Variance);
        Assert.Equal(there.DegreesOfFreedom, back.DegreesOfFreedom, 1e-6);
    });

    [Fact]
    public void Relative_differences_do_not_depend_on_the_unit_of_the_metric() => Gen.Select(Arms, Arms, Gen.Double[0.001, 1000]).Sample((control, treatment, unit) =>
    {
        Arm In(Arm arm) => new(arm.Units, arm.Mean * unit, arm.Variance * unit * unit);
        var (plain, scaled) = (ArmComparison.Difference(control, treatment, EffectScale.Relative), ArmComparison.Difference(In(control), In(treatment), EffectScale.Relative));

        Assert.Equal(plain.Value, scaled.Value, 1e-9 * Math.Max(1, Math.Abs(plain.Value)));
        Assert.Equal(1, scaled.Variance / plain.Variance, 1e-9);
    });

    [Fact]
    public void Degrees_of_freedom_lie_between_those_of_the_smaller_arm_and_of_both() => Gen.Select(Arms, Arms).Sample((control, treatment) =>
    {
        var degrees = ArmComparison.Difference(control, treatment).DegreesOfFreedom;

        Assert.InRange(degrees, Math.Min(control.Units, treatment.Units) - 1 - 1e-6, control.Units + treatment.Units - 2 + 1e-6);
    });

    [Fact]
    public void One_arm_without_spread_is_enough_and_two_are_refused()
    {
        var effect = ArmComparison.Difference(Control with { Variance = 0 }, Treatment);

        Assert.Equal(19, effect.DegreesOfFreedom, 1e-12);
        Assert.Throws<ArgumentException>("treatment", () => ArmComparison.Difference(Control with { Variance = 0 }, Treatment with { Variance = 0 }));
    }

    [Fact]
    public void Sums_and_values_give_the_same_arm()
    {
        double[] values = [3, 1, 4, 1, 5];

        var (sums, moments) = (Arm.OfSums(5, 14, 52), Arm.OfMean(Moments.Of(values)));

        Assert.Equal(moments.Mean, sums.Mean, 1e-14);
        Assert.Equal(moments.Variance, sums.Variance, 1e-14);
    }

    [Fact]
    public void A_proportion_has_the_variance_of_a_coin() => Assert.Equal(new Arm(8, 0.25, 0.1875), Arm.OfProportion(2, 8));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("control", () => ArmComparison.Difference(new(1, 1, 0), Treatment));
        Assert.Throws<ArgumentException>("treatment", () => ArmComparison.Difference(Control, default));
        Assert.Throws<ArgumentException>("control", () => ArmComparison.Difference(Control with { Mean = 0 }, Treatment, EffectScale.Relative));
        Assert.Throws<ArgumentOutOfRangeException>("Units", () => new Arm(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Mean", () => new Arm(1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("Variance", () => new Arm(1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => Arm.OfSums(2, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => Arm.OfSums(2, 10, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("successes", () => Arm.OfProportion(3, 2));
        Assert.Throws<ArgumentException>("moments", () => Arm.OfMean(Moments.Empty));
    }
}
