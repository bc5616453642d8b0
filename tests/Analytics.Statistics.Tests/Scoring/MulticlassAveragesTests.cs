using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class MulticlassAveragesTests
{
    /// <summary>Labels [0,1,2,0,1,2] and predictions [0,2,1,0,0,1], the example of the pages of scikit-learn.</summary>
    private static readonly ConfusionCell[] Example = [new("0", "0", 2), new("1", "2", 1), new("1", "0", 1), new("2", "1", 2)];

    private static readonly Gen<ConfusionCell[]> Cells = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Long[0, 30],
        (actual, predicted, count) => new ConfusionCell($"c{actual}", $"c{predicted}", count)).Array[1, 20].Where(cells => cells.Sum(cell => cell.Count) > 0);

    [Theory]
    [InlineData(Averaging.Macro, 0.2222222222222222, 0.3333333333333333, 0.26666666666666666)]
    [InlineData(Averaging.Micro, 0.3333333333333333, 0.3333333333333333, 0.3333333333333333)]
    [InlineData(Averaging.Weighted, 0.2222222222222222, 0.3333333333333333, 0.26666666666666666)]
    public void Averages_of_the_example_of_scikit_learn(Averaging averaging, double precision, double recall, double f1)
    {
        Assert.Equal(precision, MulticlassAverages.Precision(Example, averaging).Value, 1e-15);
        Assert.Equal(recall, MulticlassAverages.Recall(Example, averaging).Value, 1e-15);
        Assert.Equal(f1, MulticlassAverages.F1(Example, averaging).Value, 1e-15);
    }

    [Fact]
    public void Specificity_by_hand()
    {
        // Against the rest: class 0 has 3 true negatives of 4, class 1 has 2 of 4, class 2 has 3 of 4.
        Assert.Equal((0.75 + 0.5 + 0.75) / 3, MulticlassAverages.Specificity(Example).Value, 1e-15);
        Assert.Equal(8.0 / 12, MulticlassAverages.Specificity(Example, Averaging.Micro).Value, 1e-15);
    }

    [Fact]
    public void Weights_are_the_shares_of_labels()
    {
        var figure = MulticlassAverages.Precision([new("a", "a", 6), new("a", "b", 2), new("b", "b", 2)], Averaging.Weighted);

        Assert.Equal(0.8 * 1 + 0.2 * 0.5, figure.Value, 1e-15);
    }

    [Fact]
    public void Macro_F1_agrees_with_its_own_function() => Cells.Sample(cells =>
    {
        var (one, other) = (MulticlassAverages.F1(cells), MulticlassScoring.F1Macro(cells));

        Assert.Equal(other.Value, one.Value, 1e-12);
        if (cells.Any(cell => cell.Count > 0 && cell.Actual != cell.Predicted && cells.Any(right => right.Count > 0 && right.Actual == right.Predicted && right.Actual == cell.Actual)))
            Assert.Equal(other.Upper, one.Upper, 1e-9);
    });

    [Fact]
    public void Intervals_contain_the_figure_have_a_width_and_stay_in_range() => Cells.Sample(cells =>
        Assert.All(Enum.GetValues<Averaging>(), averaging => Assert.All(
            [MulticlassAverages.Precision(cells, averaging), MulticlassAverages.Recall(cells, averaging), MulticlassAverages.F1(cells, averaging)], figure =>
        {
            Assert.True(figure.Lower >= 0 && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1);
            Assert.True(figure.Lower < figure.Upper);
        })));

    [Fact]
    public void Intervals_cover_the_truth()
    {
        double[] shares = [0.40, 0.05, 0.05, 0.05, 0.20, 0.05, 0.04, 0.04, 0.12];
        var (precision, recall) = (new[] { 0.4 / 0.49, 0.2 / 0.29, 0.12 / 0.22 }, new[] { 0.4 / 0.5, 0.2 / 0.3, 0.12 / 0.2 });

        Coverage.Check(precision.Average(), random => MulticlassAverages.Precision(Drawn(random)));
        Coverage.Check(0.5 * precision[0] + 0.3 * precision[1] + 0.2 * precision[2], random => MulticlassAverages.Precision(Drawn(random), Averaging.Weighted));
        Coverage.Check(recall.Average(), random => MulticlassAverages.Recall(Drawn(random)));

        ConfusionCell[] Drawn(Random random) =>
            [.. Coverage.Draw(random, 300, shares).Select((count, cell) => new ConfusionCell($"c{cell / 3}", $"c{cell % 3}", count))];
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("cells", () => MulticlassAverages.Recall(null!));
        Assert.Throws<ArgumentException>("cells", () => MulticlassAverages.Recall([]));
        Assert.Throws<ArgumentException>("cells", () => MulticlassAverages.Specificity([new("a", "a", 1)], Averaging.Micro));
        Assert.Throws<ArgumentOutOfRangeException>("averaging", () => MulticlassAverages.Recall(Example, (Averaging)9));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => MulticlassAverages.Recall(Example, confidence: 0));
    }
}
