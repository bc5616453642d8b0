using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class MulticlassProbabilityScoringTests
{
    [Fact]
    public void Scores_by_hand()
    {
        double[][] probabilities = [[0.7, 0.1], [0.2, 0.5], [0.1, 0.4]];

        Assert.Equal(-(Math.Log(0.7) + Math.Log(0.4)) / 2, MulticlassProbabilityScoring.LogLoss(probabilities, [0, 2]).Value, 1e-15);
        Assert.Equal((0.09 + 0.04 + 0.01 + 0.01 + 0.25 + 0.36) / 2, MulticlassProbabilityScoring.Brier(probabilities, [0, 2]).Value, 1e-15);
    }

    [Fact]
    public void Two_classes_are_scored_as_a_binary_model() => Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[2, 40].Sample(rows =>
    {
        var (scores, labels) = (rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2).ToArray());
        double[][] probabilities = [[.. scores.Select(score => 1 - score)], scores];
        int[] classes = [.. labels.Select(label => label ? 1 : 0)];

        Assert.Equal(ProbabilityScoring.LogLoss(scores, labels).Value, MulticlassProbabilityScoring.LogLoss(probabilities, classes).Value, 1e-12);
        Assert.Equal(2 * ProbabilityScoring.Brier(scores, labels).Upper, MulticlassProbabilityScoring.Brier(probabilities, classes).Upper, 1e-9);
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("probabilities", () => MulticlassProbabilityScoring.Brier(null!, [0, 1]));
        Assert.Throws<ArgumentException>("probabilities", () => MulticlassProbabilityScoring.Brier([[0.5, 0.5], [0.5]], [0, 1]));
        Assert.Throws<ArgumentException>("probabilities", () => MulticlassProbabilityScoring.LogLoss([[0.5, 0.5], [0.5, 0.4]], [0, 1]));
        Assert.Throws<ArgumentException>("probabilities", () => MulticlassProbabilityScoring.LogLoss([[1.5, 0.5], [-0.5, 0.5]], [0, 1]));
        Assert.Throws<ArgumentException>("labels", () => MulticlassProbabilityScoring.LogLoss([[0.5, 0.5], [0.5, 0.5]], [0, 2]));
    }
}
