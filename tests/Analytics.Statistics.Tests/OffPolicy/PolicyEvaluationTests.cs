using Analytics.Statistics.OffPolicy;
using Analytics.Statistics.Tests.Experiments;
using CsCheck;

namespace Analytics.Statistics.Tests.OffPolicy;

public sealed class PolicyEvaluationTests
{
    private static readonly double[] Truth = [0.2, 0.5, 0.8];
    private static readonly double[] Logging = [0.5, 0.3, 0.2];
    private static readonly double[] Evaluated = [0.1, 0.3, 0.6];
    private static readonly double Value = Truth.Zip(Evaluated, (reward, share) => reward * share).Sum();

    private static readonly Gen<(double Reward, double Evaluated, double Logged)[]> Logs =
        Gen.Select(Gen.Double[-5, 5], Gen.Double[0.05, 1], Gen.Double[0.05, 1]).Array[2, 50];

    [Fact]
    public void Three_rows_are_worked_by_hand()
    {
        var log = LoggedRewards.Of([1, 0, 1], [0.5, 0.2, 0.1], [0.25, 0.4, 0.1]);

        var ips = ImportanceSampling.Ips(log);

        Assert.Equal(1, ips.Value, 1e-15);
        Assert.Equal(3.5 * 3.5 / 5.25, ips.EffectiveSampleSize, 1e-13);
        Assert.Equal(2, ips.MaxWeight);
        Assert.Equal(3 / 3.5, ImportanceSampling.SelfNormalised(log).Value, 1e-15);
        Assert.Equal(2.2 / 3, ImportanceSampling.Clipped(log, 1.2).Value, 1e-15);
    }

    [Fact]
    public void Self_normalised_values_move_and_stretch_with_the_rewards() => Gen.Select(Logs, Gen.Double[-10, 10], Gen.Double[0.1, 10]).Sample((rows, shift, scale) =>
    {
        var plain = ImportanceSampling.SelfNormalised(Log(rows));
        var moved = ImportanceSampling.SelfNormalised(Log([.. rows.Select(row => (row.Reward * scale + shift, row.Evaluated, row.Logged))]));

        Assert.Equal(plain.Value * scale + shift, moved.Value, 1e-9);
        Assert.Equal(plain.StandardError * scale, moved.StandardError, 1e-9);
        Assert.InRange(plain.Value, rows.Min(row => row.Reward) - 1e-12, rows.Max(row => row.Reward) + 1e-12);
        Assert.InRange(plain.EffectiveSampleSize, 1 - 1e-9, rows.Length + 1e-9);
    });

    [Fact]
    public void Options_at_their_ends_are_the_estimators_they_lie_between() => Logs.Sample(rows =>
    {
        var log = Log(rows);
        var model = RewardModel.Of([.. rows.Select(row => row.Reward / 2)], [.. rows.Select(row => row.Evaluated)]);
        var (direct, robust) = (ModelBasedEvaluation.Direct(log, model), ModelBasedEvaluation.DoublyRobust(log, model));

        Assert.Equal(ImportanceSampling.Ips(log).Value, ImportanceSampling.Clipped(log, 1e9).Value);
        Assert.Equal(direct.Value, ModelBasedEvaluation.Switch(log, model, 0).Value, 1e-12);
        Assert.Equal(robust.Value, ModelBasedEvaluation.Switch(log, model, 1e9).Value, 1e-12);
        Assert.Equal(direct.Value, ModelBasedEvaluation.Shrunk(log, model, 0).Value, 1e-12);
        Assert.Equal(robust.Value, ModelBasedEvaluation.Shrunk(log, model, 1e15).Value, 1e-9);
    });

    [Fact]
    public void A_model_of_nothing_leaves_the_propensities() => Logs.Sample(rows =>
    {
        var nothing = RewardModel.Of(new double[rows.Length], new double[rows.Length]);

        Assert.Equal(ImportanceSampling.Ips(Log(rows)), ModelBasedEvaluation.DoublyRobust(Log(rows), nothing));
    });

    [Fact]
    public void Intervals_cover_the_value_of_the_policy() => Simulation.AssertShare(0.95, 1500, random =>
        ImportanceSampling.SelfNormalised(Draw(random, 500).Log).Interval.Contains(Value));

    [Fact]
    public void Doubly_robust_intervals_cover_with_a_wrong_model() => Simulation.AssertShare(0.95, 1500, random =>
    {
        var (log, actions) = Draw(random, 500);
        var wrong = actions.SelectMany(_ => new[] { 0.9, 0.1, 0.4 }).ToArray();
        var policy = actions.SelectMany(_ => Evaluated).ToArray();
        return ModelBasedEvaluation.DoublyRobust(log, RewardModel.Of(wrong, policy, actions)).Interval.Contains(Value);
    });

    [Fact]
    public void A_good_model_makes_the_estimate_sharper()
    {
        var (log, actions) = Draw(new Random(3), 2000);
        var good = RewardModel.Of([.. actions.SelectMany(_ => Truth)], [.. actions.SelectMany(_ => Evaluated)], actions);

        Assert.True(ModelBasedEvaluation.DoublyRobust(log, good).StandardError < 0.8 * ImportanceSampling.Ips(log).StandardError);
        Assert.Equal(Value, ModelBasedEvaluation.Direct(log, good).Value, 1e-12);
    }

    [Fact]
    public void Wrong_propensities_show_in_the_mean_weight()
    {
        var random = new Random(4);
        var actions = Enumerable.Range(0, 2000).Select(_ => Action(random)).ToArray();
        double[] evaluated = [.. actions.Select(action => Evaluated[action])];

        var right = LoggedRewards.Of(new double[2000], evaluated, [.. actions.Select(action => Logging[action])]);
        var wrong = LoggedRewards.Of(new double[2000], evaluated, [.. actions.Select(_ => 1.0 / 3)]);

        Assert.True(ImportanceSampling.Ips(right).PropensitiesFit);
        Assert.False(ImportanceSampling.Ips(wrong).PropensitiesFit);
    }

    [Fact]
    public void Rounded_probabilities_are_averaged_by_their_sum()
    {
        var model = RewardModel.Of([1, 3, 1, 3], [0.49, 0.49, 0.49, 0.49], [0, 1]);

        Assert.Equal(2, ModelBasedEvaluation.Direct(LoggedRewards.Of([1, 3], [1, 1], [1, 1]), model).Value, 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("rewards", () => LoggedRewards.Of([1], [1], [1]));
        Assert.Throws<ArgumentException>("rewards", () => LoggedRewards.Of([1, double.NaN], [1, 1], [1, 1]));
        Assert.Throws<ArgumentException>("evaluated", () => LoggedRewards.Of([1, 2], [1], [1, 1]));
        Assert.Throws<ArgumentException>("evaluated", () => LoggedRewards.Of([1, 2], [0, 0], [1, 1]));
        Assert.Throws<ArgumentException>("logged", () => LoggedRewards.Of([1, 2], [1, 1], [1, 0]));
        var log = LoggedRewards.Of([1, 2], [1, 1], [1, 1]);
        Assert.Throws<ArgumentOutOfRangeException>("cap", () => ImportanceSampling.Clipped(log, 0));
        Assert.Throws<ArgumentException>("model", () => ModelBasedEvaluation.Direct(log, RewardModel.Of([1], [1])));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => ModelBasedEvaluation.Switch(log, RewardModel.Of([1, 1], [1, 1]), -1));
        Assert.Throws<ArgumentException>("actions", () => RewardModel.Of([1, 2], [0.5, 0.5], [2]));
        Assert.Throws<ArgumentException>("policy", () => RewardModel.Of([1, 2], [0, 0], [0]));
    }

    private static LoggedRewards Log((double Reward, double Evaluated, double Logged)[] rows) => LoggedRewards.Of(
        [.. rows.Select(row => row.Reward)], [.. rows.Select(row => row.Evaluated)], [.. rows.Select(row => row.Logged)]);

    private static (LoggedRewards Log, int[] Actions) Draw(Random random, int count)
    {
        var actions = Enumerable.Range(0, count).Select(_ => Action(random)).ToArray();
        double[] rewards = [.. actions.Select(action => random.NextDouble() < Truth[action] ? 1.0 : 0)];
        return (LoggedRewards.Of(rewards, [.. actions.Select(action => Evaluated[action])], [.. actions.Select(action => Logging[action])]), actions);
    }

    private static int Action(Random random)
    {
        var throwOf = random.NextDouble();
        return throwOf < Logging[0] ? 0 : throwOf < Logging[0] + Logging[1] ? 1 : 2;
    }
}
