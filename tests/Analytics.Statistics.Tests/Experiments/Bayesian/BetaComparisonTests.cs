using Analytics.Statistics.Experiments.Bayesian;
using CsCheck;
using MathNet.Numerics;

namespace Analytics.Statistics.Tests.Experiments.Bayesian;

public sealed class BetaComparisonTests
{
    private static readonly Gen<BetaPosterior> Beliefs = Gen.Select(Gen.Double[0.5, 300], Gen.Double[0.5, 300]).Select((a, b) => new BetaPosterior(a, b));

    [Fact]
    public void Uniform_beliefs_are_worked_by_hand()
    {
        var same = BetaComparison.Of(new(1, 1), new(1, 1));
        var better = BetaComparison.Of(new(1, 1), new(2, 1));

        Assert.Equal(0.5, same.ChanceToWin, 1e-13);
        Assert.Equal(1.0 / 6, same.LossOfTreatment, 1e-13);
        Assert.Equal(2.0 / 3, better.ChanceToWin, 1e-13);
        Assert.Equal(1.0 / 12, better.LossOfTreatment, 1e-13);
        Assert.Equal(0.25, better.LossOfControl, 1e-13);
    }

    /// <summary>The closed sum for whole numbers: Miller 2015, "Formulas for Bayesian A/B testing".</summary>
    [Fact]
    public void Chance_to_win_agrees_with_the_sum_for_whole_numbers() => Gen.Int[1, 60].Array[4].Sample(
        n =>
        {
            var sum = Enumerable.Range(0, n[2]).Sum(i => Math.Exp(
                SpecialFunctions.BetaLn(n[0] + i, n[1] + n[3]) - Math.Log(n[3] + i) - SpecialFunctions.BetaLn(1 + i, n[3]) - SpecialFunctions.BetaLn(n[0], n[1])));

            Assert.Equal(sum, BetaComparison.Of(new(n[0], n[1]), new(n[2], n[3])).ChanceToWin, 1e-10);
        },
        iter: 50);

    [Fact]
    public void The_losses_differ_by_the_means_and_trade_places_with_the_arms() => Gen.Select(Beliefs, Beliefs).Sample(
        (control, treatment) =>
        {
            var (there, back) = (BetaComparison.Of(control, treatment), BetaComparison.Of(treatment, control));

            Assert.Equal(treatment.Mean - control.Mean, there.LossOfControl - there.LossOfTreatment, 1e-11);
            Assert.Equal(there.LossOfControl, back.LossOfTreatment, 1e-12);
            Assert.Equal(1, there.ChanceToWin + back.ChanceToWin, 1e-12);
        },
        iter: 50);

    [Fact]
    public void Beliefs_of_very_different_width_are_compared()
    {
        var comparison = BetaComparison.Of(new(300_000, 700_000), new(3, 7));

        Assert.Equal(3.0 / 10 - 0.3, comparison.LossOfControl - comparison.LossOfTreatment, 1e-11);
        Assert.InRange(comparison.ChanceToWin, 0.4, 0.5);
    }

    [Fact]
    public void Intervals_cover_the_probability() => Simulation.AssertShare(0.95, 2000, random =>
    {
        var truth = random.NextDouble();
        var successes = Enumerable.Range(0, 30).Count(_ => random.NextDouble() < truth);
        return BetaPosterior.Of(new(successes, 30), 1, 1).Interval().Contains(truth);
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("A", () => new BetaPosterior(0.4, 1));
        Assert.Throws<ArgumentException>("counts", () => BetaPosterior.Of(default));
        Assert.Throws<ArgumentNullException>("treatment", () => BetaComparison.Of(new(1, 1), null!));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => new BetaPosterior(1, 1).Interval(1));
    }
}
