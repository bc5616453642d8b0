using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class GroupCalibrationTests
{
    [Fact]
    public void Each_group_is_calibrated_also_where_groups_overlap()
    {
        var (scores, labels, groups) = Draw(20_000, 0.5, new Random(51));

        var calibration = GroupCalibration.Fit(scores, labels, groups);

        var probabilities = calibration.Calibrate(scores, groups);
        Assert.True(calibration.Corrections > 0);
        Assert.All(groups, group => Assert.True(Gap(probabilities, labels, group) < 0.01));
        Assert.Contains(groups, group => Gap(IsotonicCalibration.Fit(scores, labels).Calibrate(scores), labels, group) > 0.05);
    }

    [Fact]
    public void When_the_mix_of_groups_changes_the_estimate_follows()
    {
        var random = new Random(52);
        var (scores, labels, groups) = Draw(20_000, 0.2, random);
        var now = Draw(20_000, 0.9, random);
        var decisions = World.Decide(now.Scores);

        var multi = ConfidenceEstimation.Confusion(GroupCalibration.Fit(scores, labels, groups).Calibrate(now.Scores, now.Groups), decisions);
        var plain = ConfidenceEstimation.Confusion(IsotonicCalibration.Fit(scores, labels).Calibrate(now.Scores), decisions);

        var truth = BinaryScoring.Precision(LabelledRows.Confusion(decisions, now.Labels)).Value;
        Assert.Equal(truth, multi.Precision!.Value, 0.02);
        Assert.True(plain.Precision > truth + 0.1);
    }

    [Fact]
    public void Without_groups_it_is_isotonic()
    {
        var (scores, labels, _) = Draw(300, 0.5, new Random(53));

        var calibration = GroupCalibration.Fit(scores, labels, []);

        Assert.Equal((0, 0), (calibration.Groups, calibration.Corrections));
        Assert.Equal(IsotonicCalibration.Fit(scores, labels).Calibrate(scores), calibration.Calibrate(scores, []));
    }

    [Fact]
    public void Small_groups_are_left_alone()
    {
        var (scores, labels, _) = Draw(300, 0.5, new Random(54));

        var calibration = GroupCalibration.Fit(scores, labels, [[.. labels.Select((_, row) => row < 20)]]);

        Assert.Equal(0, calibration.Corrections);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("groups", () => GroupCalibration.Fit([1], [true], null!));
        Assert.Throws<ArgumentException>("groups", () => GroupCalibration.Fit([1], [true], [[true, false]]));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => GroupCalibration.Fit([1], [true], [], 0));
        Assert.Throws<ArgumentOutOfRangeException>("fewestRows", () => GroupCalibration.Fit([1], [true], [], 0.1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rounds", () => GroupCalibration.Fit([1], [true], [], 0.1, 1, 0));
        Assert.Throws<ArgumentException>("groups", () => GroupCalibration.Fit([1], [true], []).Calibrate([1], [[true]]));
    }

    private static double Gap(double[] probabilities, bool[] labels, bool[] group) => Math.Abs(
        probabilities.Where((_, row) => group[row]).Average() - labels.Where((_, row) => group[row]).Average(label => label ? 1 : 0));

    private static (double[] Scores, bool[] Labels, bool[][] Groups) Draw(int rows, double share, Random random)
    {
        var scores = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        bool[][] groups = [[.. scores.Select(_ => random.NextDouble() < share)], [.. scores.Select(_ => random.NextDouble() < 0.5)]];
        var labels = scores.Select((score, row) => random.NextDouble() < (groups[0][row] ? score * score : Math.Sqrt(score)) * (groups[1][row] ? 1 : 0.9)).ToArray();
        return (scores, labels, groups);
    }
}
