using Analytics.Statistics.Calibration;

namespace Analytics.Statistics.Tests.Calibration;

public sealed class CalibrationNeedTests
{
    [Fact]
    public void Distorted_scores_need_calibration()
    {
        var (scores, labels) = Drawn(2000, probability => probability * probability);

        var need = CalibrationNeed.Assess(scores, labels, seed: 1);

        Assert.True(need.Needed);
        Assert.True(need.ErrorBefore > 0.1 && need.ErrorAfter < 0.06);
    }

    [Fact]
    public void Of_calibrated_scores_the_answer_is_a_toss_without_harm()
    {
        var (scores, labels) = Drawn(2000, probability => probability);

        var needs = Enumerable.Range(0, 20).Select(seed => CalibrationNeed.Assess(scores, labels, seed)).ToArray();

        Assert.InRange(needs.Count(need => need.Needed), 2, 18);
        Assert.All(needs, need => Assert.Equal(need.ErrorBefore, need.ErrorAfter, 0.04));
    }

    [Fact]
    public void Nothing_is_needed_where_there_is_nothing_to_learn()
    {
        Assert.False(CalibrationNeed.Assess([0.1, 0.2, 0.3], [true, true, true], seed: 1).Needed);
        Assert.False(CalibrationNeed.Assess([0.1, 0.2, 0.8, 0.9], [false, false, true, true], seed: 1).Needed);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer()
    {
        var (scores, labels) = Drawn(200, probability => probability);

        Assert.Equal(CalibrationNeed.Assess(scores, labels, seed: 5), CalibrationNeed.Assess(scores, labels, seed: 5));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        double[] scores = [0.2, 0.7, 0.4, 0.6];
        bool[] labels = [false, true, true, false];

        Assert.Throws<ArgumentNullException>("heldOut", () => CalibrationNeed.Assess(scores, labels, null!));
        Assert.Throws<ArgumentException>("heldOut", () => CalibrationNeed.Assess(scores, labels, [[4]]));
        Assert.Throws<ArgumentException>("heldOut", () => CalibrationNeed.Assess(scores, labels, [[0, 1, 2, 3]]));
        Assert.Throws<ArgumentException>("heldOut", () => CalibrationNeed.Assess(scores, labels, [[]]));
        Assert.Throws<ArgumentOutOfRangeException>("heldOut", () => CalibrationNeed.Assess(scores, labels, 1, heldOut: 1));
        Assert.Throws<ArgumentOutOfRangeException>("splits", () => CalibrationNeed.Assess(scores, labels, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => CalibrationNeed.Assess(scores, labels, 1, bins: 0));
        Assert.Throws<ArgumentException>("probabilities", () => CalibrationNeed.Assess([2], [true], 1));
    }

    private static (double[] Scores, bool[] Labels) Drawn(int rows, Func<double, double> truth)
    {
        var random = new Random(8);
        var scores = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        return (scores, [.. scores.Select(score => random.NextDouble() < truth(score))]);
    }
}
