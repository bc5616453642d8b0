using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class MulticlassScoringTests
{
    private static readonly Gen<ConfusionCell[]> Cells = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Long[0, 30],
        (actual, predicted, count) => new ConfusionCell($"c{actual}", $"c{predicted}", count)).Array[1, 20].Where(cells => cells.Sum(cell => cell.Count) > 0);

    [Fact]
    public void Macro_F1_of_two_classes_by_hand()
    {
        var f1 = MulticlassScoring.F1Macro([new("a", "a", 40), new("a", "b", 10), new("b", "a", 10), new("b", "b", 40)]);

        // Both classes have F1 = 0.8; the variance is (80 · 0.004² + 20 · 0.016²) / 4 = 0.04², so 0.04 / (0.8 · 0.2) = 1/4 on the logit scale.
        var half = 1.959963984540054 / 4;
        Assert.Equal((0.8, 100), (Math.Round(f1.Value, 14), f1.Count));
        Assert.Equal(1 / (1 + Math.Exp(half) / 4), f1.Lower, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-half) / 4), f1.Upper, 1e-12);
    }

    [Fact]
    public void Accuracy_is_the_share_of_the_diagonal()
    {
        var accuracy = MulticlassScoring.Accuracy([new("a", "a", 3), new("a", "b", 2), new("c", "c", 4), new("b", "c", 1)]);

        var interval = Proportion.Wilson(7, 10);
        Assert.Equal(new Estimate(0.7, interval.Lower, interval.Upper, 10), accuracy);
    }

    [Fact]
    public void A_class_that_is_only_predicted_counts_zero()
    {
        var f1 = MulticlassScoring.F1Macro([new("a", "a", 8), new("a", "ghost", 2)]);

        Assert.Equal((16.0 / 18 + 0) / 2, f1.Value, 1e-15);
    }

    [Fact]
    public void Perfect_predictions_leave_room_below()
    {
        var f1 = MulticlassScoring.F1Macro([new("a", "a", 90), new("b", "b", 10)]);

        var expected = BinaryScoring.F1(new(90, 0, 0, 0)).Lower / 2 + BinaryScoring.F1(new(10, 0, 0, 0)).Lower / 2;
        Assert.Equal((1, 1), (f1.Value, f1.Upper));
        Assert.Equal(expected, f1.Lower, 1e-12);
    }

    [Fact]
    public void Only_wrong_predictions_leave_room_above()
    {
        var f1 = MulticlassScoring.F1Macro([new("a", "b", 5)]);

        Assert.Equal((0, 0), (f1.Value, f1.Lower));
        Assert.InRange(f1.Upper, 0.3, 0.7);
    }

    [Fact]
    public void Split_and_empty_cells_change_nothing() => Assert.Equal(
        MulticlassScoring.F1Macro([new("a", "a", 5), new("a", "b", 2), new("b", "b", 3)]),
        MulticlassScoring.F1Macro([new("a", "b", 1), new("a", "a", 5), new("b", "b", 3), new("a", "b", 1), new("x", "y", 0)]));

    [Fact]
    public void Swapping_truth_and_prediction_changes_nothing() => Cells.Sample(cells =>
    {
        var f1 = MulticlassScoring.F1Macro(cells);
        var swapped = MulticlassScoring.F1Macro([.. cells.Select(cell => new ConfusionCell(cell.Predicted, cell.Actual, cell.Count))]);

        Assert.Equal(f1.Value, swapped.Value, 1e-12);
        Assert.Equal(f1.Lower, swapped.Lower, 1e-9);
        Assert.Equal(f1.Upper, swapped.Upper, 1e-9);
    });

    [Fact]
    public void Intervals_contain_the_figure_have_a_width_and_stay_in_range() => Cells.Sample(cells =>
        Assert.All([MulticlassScoring.Accuracy(cells), MulticlassScoring.F1Macro(cells)], figure =>
        {
            Assert.True(figure.Lower >= 0 && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1);
            Assert.True(figure.Lower < figure.Upper);
        }));

    [Fact]
    public void Bad_input_is_named()
    {
        Func<IReadOnlyList<ConfusionCell>, double, Estimate>[] figures = [MulticlassScoring.Accuracy, MulticlassScoring.F1Macro];

        Assert.All(figures, figure =>
        {
            Assert.Throws<ArgumentNullException>("cells", () => figure(null!, 0.95));
            Assert.Throws<ArgumentException>("cells", () => figure([], 0.95));
            Assert.Throws<ArgumentException>("cells", () => figure([new("a", "a", 0)], 0.95));
            Assert.Throws<ArgumentException>("cells", () => figure([new("a", "a", -1)], 0.95));
            Assert.Throws<ArgumentException>("cells", () => figure([new(null!, "a", 1)], 0.95));
            Assert.Throws<ArgumentOutOfRangeException>("confidence", () => figure([new("a", "a", 1)], 2));
        });
    }
}
