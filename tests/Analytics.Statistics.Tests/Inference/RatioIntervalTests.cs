using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

/// <summary>Ratios of probabilities and of odds.</summary>
public sealed class RatioIntervalTests
{
    private static readonly Gen<SuccessCount> Counts =
        from trials in Gen.Long[3, 500]
        from successes in Gen.Long[1, trials - 1]
        select new SuccessCount(successes, trials);

    [Fact]
    public void Log_interval_is_worked_by_hand()
    {
        var interval = ProportionRatio.Log(new(10, 100), new(20, 100));

        var half = 1.959963984540054 * Math.Sqrt(0.09 + 0.04);
        Assert.Equal(2 * Math.Exp(-half), interval.Lower, 1e-12);
        Assert.Equal(2 * Math.Exp(half), interval.Upper, 1e-12);
    }

    [Fact]
    public void Odds_interval_is_worked_by_hand()
    {
        var interval = OddsRatio.Logit(new(10, 30), new(15, 30));

        var half = 1.959963984540054 * Math.Sqrt(0.1 + 0.05 + 1.0 / 15 + 1.0 / 15);
        Assert.Equal(2 * Math.Exp(-half), interval.Lower, 1e-12);
        Assert.Equal(2 * Math.Exp(half), interval.Upper, 1e-12);
    }

    /// <summary>Koopman 1984, Biometrics 40, p. 516: 36/40 over 16/80 gives 2.94 to 7.15.</summary>
    [Fact]
    public void Score_interval_agrees_with_the_example_of_Koopman()
    {
        var interval = ProportionRatio.Score(new(16, 80), new(36, 40), corrected: false);

        Assert.Equal((2.94, 7.15), (Math.Round(interval.Lower, 2), Math.Round(interval.Upper, 2)));
    }

    [Fact]
    public void Swapping_the_arms_inverts_the_bounds() => Gen.Select(Counts, Counts).Sample((control, treatment) =>
    {
        Func<SuccessCount, SuccessCount, Interval>[] methods =
        [
            (c, t) => ProportionRatio.Log(c, t),
            (c, t) => ProportionRatio.LogAdjusted(c, t),
            (c, t) => ProportionRatio.Score(c, t),
            (c, t) => OddsRatio.Logit(c, t),
        ];
        foreach (var method in methods)
        {
            var (there, back) = (method(control, treatment), method(treatment, control));

            Assert.Equal(1, there.Lower * back.Upper, 1e-8);
            Assert.True(there.Lower < there.Upper);
        }
    });

    [Fact]
    public void Score_interval_contains_the_ratio_and_reaches_the_ends_without_successes()
    {
        Gen.Select(Counts, Counts).Sample((control, treatment) => Assert.True(ProportionRatio.Score(control, treatment).Contains(treatment.Share / control.Share)));

        Assert.Equal(0, ProportionRatio.Score(new(3, 20), new(0, 20)).Lower);
        Assert.Equal(double.PositiveInfinity, ProportionRatio.Score(new(0, 20), new(3, 20)).Upper);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("control", () => ProportionRatio.Log(new(0, 5), new(1, 5)));
        Assert.Throws<ArgumentException>("treatment", () => ProportionRatio.Score(new(0, 5), new(0, 5)));
        Assert.Throws<ArgumentException>("treatment", () => OddsRatio.Logit(new(1, 5), new(5, 5)));
        Assert.True(OddsRatio.Logit(new(0, 5), new(5, 5), adjusted: true).Lower > 0);
    }
}
