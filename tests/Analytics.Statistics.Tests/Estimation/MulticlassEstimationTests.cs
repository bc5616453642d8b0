using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class MulticlassEstimationTests
{
    [Fact]
    public void Figures_by_hand()
    {
        double[][] probabilities = [[0.8, 0.1], [0.2, 0.6], [0, 0.3]];

        var estimate = MulticlassEstimation.Estimate(probabilities, probabilities, [0, 1]);

        Assert.Equal(0.7, estimate.Accuracy, 1e-15);
        Assert.Equal((0.8 + 0.6 + 0) / 3, estimate.Precision, 1e-15);
        Assert.Equal((0.8 / 0.9 + 0.6 / 0.8 + 0) / 3, estimate.Recall, 1e-15);
        Assert.Equal((0.9 / 1.1 + 0.8 / 1.2 + 1) / 3, estimate.Specificity, 1e-15);
        Assert.Equal(3, estimate.Classes.Count);
    }

    [Fact]
    public void Calibrated_probabilities_estimate_the_realised_figures()
    {
        var random = new Random(71);
        var draws = Enumerable.Range(0, 20_000).Select(_ => Enumerable.Range(0, 3).Select(_ => Math.Exp(1.5 * Rows.Normal(random))).ToArray()).ToArray();
        double[][] probabilities = [.. Enumerable.Range(0, 3).Select(one => draws.Select(draw => draw[one] / draw.Sum()).ToArray())];
        var labels = draws.Select((draw, row) => Draw(probabilities, row, random.NextDouble())).ToArray();
        var decisions = draws.Select(draw => Array.IndexOf(draw, draw.Max())).ToArray();

        var estimate = MulticlassEstimation.Estimate(probabilities, probabilities, decisions);

        var cells = labels.Zip(decisions, (label, decision) => new ConfusionCell($"{label}", $"{decision}", 1)).ToArray();
        Assert.Equal(MulticlassScoring.Accuracy(cells).Value, estimate.Accuracy, 0.015);
        Assert.Equal(MulticlassAverages.Precision(cells).Value, estimate.Precision, 0.015);
        Assert.Equal(MulticlassAverages.Recall(cells).Value, estimate.Recall, 0.015);
        Assert.Equal(MulticlassAverages.Specificity(cells).Value, estimate.Specificity, 0.015);
        Assert.Equal(MulticlassAverages.F1(cells).Value, estimate.F1, 0.015);
        Assert.Equal(MulticlassRoc.Macro(probabilities, labels).Value, estimate.RocAuc!.Value, 0.015);
    }

    [Fact]
    public void Rows_are_brought_to_a_sum_of_one()
    {
        var normal = MulticlassEstimation.Normalise([[0.2, 0], [0.6, 0]]);

        Assert.Equal([0.25, 0.5], normal[0].Select(value => Math.Round(value, 14)));
        Assert.Equal([0.75, 0.5], normal[1].Select(value => Math.Round(value, 14)));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("probabilities", () => MulticlassEstimation.Estimate([[1.0]], [[1.0]], [0]));
        Assert.Throws<ArgumentException>("scores", () => MulticlassEstimation.Estimate([[1.0], [0]], [[1.0], [0], [0]], [0]));
        Assert.Throws<ArgumentException>("decisions", () => MulticlassEstimation.Estimate([[1.0], [0]], [[1.0], [0]], [2]));
        Assert.Throws<ArgumentException>("probabilities", () => MulticlassEstimation.Normalise([[2.0], [0]]));
        Assert.Throws<ArgumentNullException>("probabilities", () => MulticlassEstimation.Normalise(null!));
    }

    private static int Draw(double[][] probabilities, int row, double luck)
    {
        var one = 0;
        for (; one < 2 && luck >= probabilities[one][row]; one++) luck -= probabilities[one][row];
        return one;
    }
}
