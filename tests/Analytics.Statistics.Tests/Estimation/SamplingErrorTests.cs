using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class SamplingErrorTests
{
    private static readonly BinaryConfusion Reference = new(TruePositives: 30, FalsePositives: 10, TrueNegatives: 50, FalseNegatives: 10);
    private static readonly BusinessValue Worth = new(TruePositive: 40, FalsePositive: -10, TrueNegative: 0, FalseNegative: -50);

    [Fact]
    public void Errors_of_shares_by_hand()
    {
        Assert.Equal(Math.Sqrt(0.8 * 0.2 / 400), BinarySamplingError.Accuracy(Reference).Of(400), 1e-15);
        Assert.Equal(new SamplingError(Math.Sqrt(0.75 * 0.25), 0.4), BinarySamplingError.Precision(Reference));
        Assert.Equal(new SamplingError(Math.Sqrt(0.75 * 0.25), 0.4), BinarySamplingError.Recall(Reference));
        Assert.Equal(Math.Sqrt(50.0 / 60 * 10 / 60 / 240), BinarySamplingError.Specificity(Reference).Of(400), 1e-15);
        Assert.Equal(Math.Sqrt(0.6 * 0.4) * 50 / 40, BinarySamplingError.F1(Reference).Deviation, 1e-15);
    }

    [Fact]
    public void Error_of_an_element_of_the_matrix_is_that_of_its_share()
    {
        var error = BinarySamplingError.Worth(Reference, new(1, 0, 0, 0));

        Assert.Equal(Math.Sqrt(0.3 * 0.7), error.Deviation, 1e-15);
    }

    [Fact]
    public void Errors_of_losses_by_hand()
    {
        var losses = Moments.Of([1, 4, 9, 16]);

        Assert.Equal(Math.Sqrt(losses.M2 / 4) / 10, RegressionSamplingError.Mean(losses).Of(100), 1e-15);
        Assert.Equal(Math.Sqrt(losses.M2 / 4 / (4 * 100 * 7.5)), RegressionSamplingError.RootMean(losses).Of(100), 1e-15);
        Assert.Equal(0, RegressionSamplingError.RootMean(Moments.Of([0, 0])).Of(5));
    }

    [Fact]
    public void Windows_scatter_as_the_error_says()
    {
        var random = new Random(21);
        var (scores, labels) = World.Draw(20_000, 0, random);
        var reference = LabelledRows.Confusion(World.Decide(scores), labels);
        var windows = Enumerable.Range(0, 1000).Select(_ => World.Draw(200, 0, random)).Select(window =>
            (Counts: LabelledRows.Confusion(World.Decide(window.Scores), window.Labels), Rows: LabelledRows.ByScore(window.Scores, window.Labels))).ToArray();

        Check(BinarySamplingError.Accuracy(reference), windows.Select(window => BinaryScoring.Accuracy(window.Counts).Value), 1);
        Check(BinarySamplingError.Recall(reference), windows.Select(window => BinaryScoring.Recall(window.Counts).Value), 1);
        Check(BinarySamplingError.Precision(reference), windows.Select(window => BinaryScoring.Precision(window.Counts).Value), 1);

        // F1 is too high by 1 + its share, the area too low by the part of the other class, as the documentation says.
        var overlap = (double)reference.TruePositives / (reference.TruePositives + reference.Wrong);
        Check(BinarySamplingError.F1(reference), windows.Select(window => BinaryScoring.F1(window.Counts).Value), 1 + overlap);
        Check(BinarySamplingError.AveragePrecision(scores.AsSpan(0, 5000), labels.AsSpan(0, 5000), seed: 1, resamples: 400), windows.Select(window => RankScoring.AveragePrecision(window.Rows).Value), 1);
        Check(BinarySamplingError.Worth(reference, Worth), windows.Select(window => Worth.PerPrediction(ExpectedConfusion.Of(window.Counts))), 1);
        Check(BinarySamplingError.RocAuc(scores, labels), windows.Select(window => BinaryScoring.RocAuc(window.Rows).Value), Math.Sqrt(0.5));

        static void Check(SamplingError error, IEnumerable<double> figures, double ratio) =>
            Assert.Equal(ratio, error.Of(200) / Math.Sqrt(Moments.Of([.. figures]).Variance), 0.1);
    }

    [Fact]
    public void Ties_count_half_whatever_the_order_of_rows()
    {
        double[] scores = [1, 1, 2, 2, 3, 3, 1];
        bool[] labels = [true, false, true, false, true, false, false];

        var error = BinarySamplingError.RocAuc(scores, labels);
        var turned = BinarySamplingError.RocAuc([.. scores.Reverse()], [.. labels.Reverse()]);

        // Placements 1, 2.5 and 3.5 of 4.
        Assert.Equal(error.Deviation, turned.Deviation, 1e-15);
        Assert.Equal(Math.Sqrt(Moments.Of([1, 2.5, 3.5]).M2 / 3) / 4, error.Deviation, 1e-15);
        Assert.Equal(3.0 / 7, error.Share, 1e-15);
    }

    [Fact]
    public void The_rarer_class_is_placed_in_the_commoner()
    {
        double[] scores = [1, 2, 3, 4, 5];
        bool[] labels = [false, true, false, true, true];

        // Of the negatives, 0 and 1 of 3 positives are below.
        var error = BinarySamplingError.RocAuc(scores, labels);

        Assert.Equal(new SamplingError(0.5 / 3, 0.4), error);
    }

    [Fact]
    public void Macro_errors_by_hand()
    {
        SamplingError[] classes = [new(0.3, 0.5), new(0.4, 0.25)];

        Assert.Equal(Math.Sqrt(0.09 / 50 + 0.16 / 25) / 2, MulticlassSamplingError.Macro(classes).Of(100), 1e-15);
        Assert.Equal(Math.Sqrt(0.6 * 0.4 / 50), MulticlassSamplingError.Overlap([Reference]).Of(100), 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new SamplingError(1, 1).Of(0));
        Assert.Throws<ArgumentException>("reference", () => BinarySamplingError.Accuracy(new(0, 0, 0, 0)));
        Assert.Throws<ArgumentException>("reference", () => BinarySamplingError.Precision(new(0, 0, 4, 4)));
        Assert.Throws<ArgumentException>("reference", () => BinarySamplingError.F1(new(0, 0, 4, 0)));
        Assert.Throws<ArgumentNullException>("reference", () => BinarySamplingError.Recall(null!));
        Assert.Throws<ArgumentException>("labels", () => BinarySamplingError.RocAuc([1, 2], [true, true]));
        Assert.Throws<ArgumentOutOfRangeException>("resamples", () => BinarySamplingError.AveragePrecision([1, 2], [true, false], 1, 9));
        Assert.Throws<ArgumentException>("labels", () => BinarySamplingError.AveragePrecision([1, 2], [true, true], 1));
        Assert.Throws<ArgumentNullException>("value", () => BinarySamplingError.Worth(Reference, null!));
        Assert.Throws<ArgumentException>("reference", () => BinarySamplingError.Worth(new(0, 0, 0, 0), Worth));
        Assert.Throws<ArgumentException>("losses", () => RegressionSamplingError.Mean(Moments.Empty));
        Assert.Throws<ArgumentException>("squares", () => RegressionSamplingError.RootMean(Moments.Of([-1, 1])));
        Assert.Throws<ArgumentException>("classes", () => MulticlassSamplingError.Macro([]));
    }
}
