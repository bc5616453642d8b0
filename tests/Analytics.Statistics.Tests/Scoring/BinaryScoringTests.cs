using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class BinaryScoringTests
{
    private static readonly BinaryConfusion Sample = new(TruePositives: 30, FalsePositives: 10, TrueNegatives: 50, FalseNegatives: 20);
    private static readonly Gen<BinaryConfusion> Confusions = Gen.Select(
        Gen.Long[0, 500], Gen.Long[0, 500], Gen.Long[0, 500], Gen.Long[0, 500],
        (truePositives, falsePositives, trueNegatives, falseNegatives) =>
            new BinaryConfusion(truePositives, falsePositives, trueNegatives, falseNegatives));

    [Fact]
    public void Shares_by_hand()
    {
        AssertShare(BinaryScoring.Accuracy(Sample), 80, 110);
        AssertShare(BinaryScoring.Precision(Sample), 30, 40);
        AssertShare(BinaryScoring.Recall(Sample), 30, 50);
        AssertShare(BinaryScoring.Specificity(Sample), 50, 60);
    }

    [Fact]
    public void F1_and_its_interval_by_hand()
    {
        var f1 = BinaryScoring.F1(Sample);

        var overlap = Proportion.Wilson(30, 60);
        Assert.Equal(60.0 / 90, f1.Value, 1e-15);
        Assert.Equal(2 * overlap.Lower / (1 + overlap.Lower), f1.Lower, 1e-15);
        Assert.Equal(2 * overlap.Upper / (1 + overlap.Upper), f1.Upper, 1e-15);
        Assert.Equal(60, f1.Count);
    }

    [Fact]
    public void F1_is_the_harmonic_mean_of_precision_and_recall() => Confusions.Where(confusion => confusion.TruePositives > 0).Sample(confusion =>
    {
        var (precision, recall) = (BinaryScoring.Precision(confusion).Value, BinaryScoring.Recall(confusion).Value);

        Assert.Equal(2 / (1 / precision + 1 / recall), BinaryScoring.F1(confusion).Value, 1e-12);
    });

    [Fact]
    public void F1_ignores_true_negatives_and_treats_both_errors_alike() => Confusions.Where(HasPositives).Sample(confusion =>
    {
        var (truePositives, falsePositives, trueNegatives, falseNegatives) = confusion;

        Assert.Equal(BinaryScoring.F1(confusion), BinaryScoring.F1(new(truePositives, falseNegatives, trueNegatives + 1, falsePositives)));
    });

    [Fact]
    public void Intervals_contain_the_figure_have_a_width_and_stay_in_range() => Confusions.Where(HasPositives).Sample(confusion =>
        Assert.All([BinaryScoring.Accuracy(confusion), BinaryScoring.F1(confusion)], figure =>
        {
            Assert.True(figure.Lower >= 0 && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1);
            Assert.True(figure.Lower < figure.Upper);
        }));

    [Fact]
    public void Merged_parts_give_the_whole() => Gen.Select(Confusions, Confusions).Sample((one, other) =>
    {
        var whole = one.Merge(other);

        Assert.Equal(one.Count + other.Count, whole.Count);
        Assert.Equal(one.Correct + other.Correct, whole.Correct);
        Assert.Equal(whole, other.Merge(one));
        Assert.Equal(whole.Count, whole.ActualPositives + whole.ActualNegatives);
        Assert.Equal(whole.Wrong, whole.Count - whole.Correct);
    });

    [Fact]
    public void No_hit_gives_zero_with_a_width()
    {
        var f1 = BinaryScoring.F1(new(0, 3, 10, 2));

        Assert.Equal((0, 0), (f1.Value, f1.Lower));
        Assert.InRange(f1.Upper, 0.4, 0.7);
    }

    [Fact]
    public void Undefined_figures_and_bad_counts_are_named()
    {
        var nothing = new BinaryConfusion(0, 0, 0, 0);
        Func<BinaryConfusion, double, Estimate>[] figures =
            [BinaryScoring.Accuracy, BinaryScoring.Precision, BinaryScoring.Recall, BinaryScoring.Specificity, BinaryScoring.F1];

        Assert.All(figures, figure => Assert.Throws<ArgumentException>("confusion", () => figure(nothing, 0.95)));
        Assert.All(figures, figure => Assert.Throws<ArgumentNullException>("confusion", () => figure(null!, 0.95)));
        Assert.All(figures, figure => Assert.Throws<ArgumentOutOfRangeException>("confidence", () => figure(Sample, 0)));
        Assert.Throws<ArgumentException>("confusion", () => BinaryScoring.Precision(new(0, 0, 5, 5)));
        Assert.Throws<ArgumentOutOfRangeException>("FalseNegatives", () => new BinaryConfusion(0, 0, 0, -1));
        Assert.Throws<ArgumentNullException>("other", () => nothing.Merge(null!));
    }

    private static bool HasPositives(BinaryConfusion confusion) => confusion.TruePositives + confusion.Wrong > 0;

    private static void AssertShare(Estimate figure, long part, long whole)
    {
        var interval = Proportion.Wilson(part, whole);
        Assert.Equal(new Estimate((double)part / whole, interval.Lower, interval.Upper, whole), figure);
    }
}
