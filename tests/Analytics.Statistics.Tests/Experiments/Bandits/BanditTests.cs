using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bandits;
using Analytics.Statistics.Experiments.Bayesian;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Bandits;

public sealed class BanditTests
{
    private static readonly Gen<ArmPosterior[]> Arms = Gen.Select(Gen.Double[-2, 2], Gen.Double[0.01, 4]).Select((mean, variance) => new ArmPosterior(mean, variance)).Array[2, 6];

    [Fact]
    public void Two_arms_have_a_closed_form()
    {
        var best = BestArm.Probabilities([new(0, 9), new(5, 16)]);

        Assert.Equal(0.8413447460685429, best[1], 1e-10);
    }

    [Fact]
    public void Probabilities_sum_to_one_and_follow_their_arms() => Arms.Sample(
        arms =>
        {
            var best = BestArm.Probabilities(arms);
            var turned = BestArm.Probabilities([.. arms.Reverse()]);
            var worst = BestArm.Probabilities([.. arms.Select(arm => arm with { Mean = -arm.Mean })], MetricDirection.LowerIsBetter);

            Assert.Equal(1, best.Sum(), 1e-12);
            for (var arm = 0; arm < arms.Length; arm++)
            {
                Assert.Equal(best[arm], turned[arms.Length - 1 - arm], 1e-11);
                Assert.Equal(best[arm], worst[arm], 1e-11);
            }
        },
        iter: 50);

    [Fact]
    public void Probabilities_are_the_shares_of_draws()
    {
        ArmPosterior[] arms = [new(0, 1), new(0.5, 0.25), new(-1, 9)];
        var (best, random) = (BestArm.Probabilities(arms), new Random(11));

        var draws = Enumerable.Range(0, 40_000).CountBy(_ => ThompsonSampling.Choose(arms, random)).ToDictionary();

        for (var arm = 0; arm < 3; arm++) Assert.Equal(best[arm], draws[arm] / 40_000.0, 0.012);
    }

    [Fact]
    public void Top_two_shares_are_half_the_best_and_half_the_second()
    {
        Assert.Equal([0.5, 0.5], BestArm.TopTwo([new(0, 1), new(100, 1)]).Select(share => Math.Round(share, 12)));

        ArmPosterior[] arms = [new(0, 1), new(0.5, 0.25), new(-1, 9), new(0.2, 2)];
        var (shares, random) = (BestArm.TopTwo(arms), new Random(12));
        var counts = new double[4];
        for (var draw = 0; draw < 40_000; draw++)
            foreach (var (arm, _) in arms.Select((each, at) => (at, each.Mean + each.Deviation * Rows.Normal(random))).OrderByDescending(pair => pair.Item2).Take(2)) counts[arm]++;
        for (var arm = 0; arm < 4; arm++) Assert.Equal(shares[arm], counts[arm] / 80_000, 0.01);
    }

    [Fact]
    public void Two_beta_arms_agree_with_their_comparison() => Gen.Double[0.5, 100].Array[4].Sample(
        n =>
        {
            var (control, treatment) = (new BetaPosterior(n[0], n[1]), new BetaPosterior(n[2], n[3]));

            Assert.Equal(BetaComparison.Of(control, treatment).ChanceToWin, BestArm.BetaProbabilities([control, treatment])[1], 1e-9);
        },
        iter: 30);

    [Fact]
    public void Arms_with_very_different_certainty_are_weighed()
    {
        var best = BestArm.Probabilities([new(0, 1e-8), new(0, 1), new(-10, 1e-8)]);

        Assert.Equal([0.5, 0.5, 0], best.Select(share => Math.Round(share, 9)));
    }

    [Fact]
    public void A_floor_is_kept_and_too_many_arms_share_evenly()
    {
        Assert.Equal([0.01, 0.99], ThompsonSampling.Weights([0, 1]).Select(share => Math.Round(share, 12)));
        Assert.Equal([0.5, 0.5], ThompsonSampling.Weights([0, 1], 0.6));
    }

    [Fact]
    public void Upper_bounds_are_worked_by_hand()
    {
        // 0.5 + √(2 ln 110 / 10) = 1.47 beats 0.6 + √(2 ln 110 / 100) = 0.91.
        Assert.Equal(0, UpperConfidenceBound.Ucb1([10, 100], [5, 60]));
        Assert.Equal(1, UpperConfidenceBound.Ucb1([10, 100], [5, 60], 0.001));
        Assert.Equal(1, UpperConfidenceBound.Ucb1([10, 0, 0], [5, 0, 0]));
        Assert.Equal(0, UpperConfidenceBound.KullbackLeibler([10, 100], [5, 60]));
    }

    [Fact]
    public void Every_rule_comes_to_play_the_best_arm()
    {
        double[] truth = [0.3, 0.5, 0.7];
        Func<long[], double[], Random, int>[] rules =
        [
            (plays, sums, _) => UpperConfidenceBound.Ucb1(plays, sums, 0.5),
            (plays, sums, _) => UpperConfidenceBound.KullbackLeibler(plays, sums),
            (plays, sums, random) => ThompsonSampling.ChooseBeta([.. plays.Select((count, arm) => new BetaPosterior(1 + sums[arm], 1 + count - sums[arm]))], random),
        ];
        foreach (var rule in rules)
        {
            var (plays, sums, random) = (new long[3], new double[3], new Random(13));
            for (var step = 0; step < 3000; step++)
            {
                var arm = rule(plays, sums, random);
                plays[arm]++;
                sums[arm] += random.NextDouble() < truth[arm] ? 1 : 0;
            }

            Assert.True(plays[2] > 2400);
            Assert.True(plays[0] > 0);
        }
    }

    [Fact]
    public void Shares_fall_with_the_gap_to_the_top()
    {
        var shares = InverseGapWeights.Of([1, 0.5, 0.9], gamma: 10);

        Assert.Equal(1.0 / 8, shares[1], 1e-15);
        Assert.Equal(1.0 / 4, shares[2], 1e-14);
        Assert.Equal(1, shares.Sum(), 1e-15);
        Assert.Equal([1.0 / 3, 1.0 / 3], InverseGapWeights.Of([3, 2, 1], 0).Skip(1));
        Assert.Equal(0.1, InverseGapWeights.Of([1, 0], 1e9, 0.2)[1], 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("arms", () => BestArm.Probabilities([new(0, 1)]));
        Assert.Throws<ArgumentException>("arms", () => BestArm.TopTwo([new(0, 1), default]));
        Assert.Throws<ArgumentException>("arm", () => ArmPosterior.Of(new(10, 1, 0)));
        Assert.Throws<ArgumentOutOfRangeException>("Variance", () => new ArmPosterior(0, 0));
        Assert.Throws<ArgumentException>("probabilities", () => ThompsonSampling.Weights([0.5, 0.4]));
        Assert.Throws<ArgumentOutOfRangeException>("floor", () => ThompsonSampling.Weights([1], 2));
        Assert.Throws<ArgumentException>("plays", () => UpperConfidenceBound.Ucb1([], []));
        Assert.Throws<ArgumentException>("sums", () => UpperConfidenceBound.Ucb1([1], [2]));
        Assert.Throws<ArgumentException>("scores", () => InverseGapWeights.Of([double.NaN], 1));
        Assert.Throws<ArgumentOutOfRangeException>("gamma", () => InverseGapWeights.Of([1], -1));
    }
}
