using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class BinaryAgreementTests
{
    private static readonly BinaryConfusion Sample = new(TruePositives: 90, FalsePositives: 4, TrueNegatives: 1, FalseNegatives: 5);

    private static readonly Gen<BinaryConfusion> Confusions = Gen.Select(Gen.Long[0, 300], Gen.Long[0, 300], Gen.Long[0, 300], Gen.Long[0, 300],
            (hits, alarms, rejections, misses) => new BinaryConfusion(hits, alarms, rejections, misses))
        .Where(counts => counts.ActualPositives > 0 && counts.ActualNegatives > 0 && counts.PredictedPositives > 0 && counts.PredictedNegatives > 0);

    [Fact]
    public void Matthews_of_the_example_of_Chicco_and_Jurman()
    {
        // Chicco & Jurman 2020, BMC Genomics 21:6, use case A1: TP 90, FP 4, TN 1, FN 5 gives 0.135.
        var correlation = BinaryAgreement.Matthews(Sample);

        Assert.Equal(0.135, correlation.Value, 5e-4);
        Assert.Equal(100, correlation.Count);
    }

    [Fact]
    public void Weighted_F_by_hand()
    {
        var figure = BinaryAgreement.FBeta(new(30, 10, 50, 20), beta: 2);

        Assert.Equal(5 * 30.0 / (5 * 30 + 4 * 20 + 10), figure.Value, 1e-15);
        Assert.Equal(60, figure.Count);
    }

    [Fact]
    public void Weighted_F_with_weight_one_is_F1() => Confusions.Sample(counts =>
        Assert.Equal(BinaryScoring.F1(counts).Value, BinaryAgreement.FBeta(counts, 1).Value, 1e-12));

    [Fact]
    public void Balanced_accuracy_by_hand()
    {
        var figure = BinaryAgreement.BalancedAccuracy(new(30, 10, 50, 20));

        Assert.Equal((30.0 / 50 + 50.0 / 60) / 2, figure.Value, 1e-15);
        Assert.Equal(110, figure.Count);
    }

    [Fact]
    public void Swapping_the_decisions_turns_the_correlation_over() => Confusions.Sample(counts =>
    {
        var (hits, alarms, rejections, misses) = counts;
        var (correlation, turned) = (BinaryAgreement.Matthews(counts), BinaryAgreement.Matthews(new(misses, rejections, alarms, hits)));

        Assert.Equal(-correlation.Value, turned.Value, 1e-12);
        Assert.Equal(-correlation.Upper, turned.Lower, 1e-9);
        Assert.Equal(-correlation.Lower, turned.Upper, 1e-9);
    });

    [Fact]
    public void Intervals_contain_the_figure_have_a_width_and_stay_in_range() => Confusions.Sample(counts =>
    {
        Check(BinaryAgreement.FBeta(counts, 0.5), 0);
        Check(BinaryAgreement.FBeta(counts, 3), 0);
        Check(BinaryAgreement.BalancedAccuracy(counts), 0);
        Check(BinaryAgreement.Matthews(counts), -1);

        static void Check(Estimate figure, double lowest)
        {
            Assert.True(figure.Lower >= lowest && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1);
            Assert.True(figure.Lower < figure.Upper);
        }
    });

    [Fact]
    public void Without_an_error_the_interval_leaves_room_below()
    {
        var correlation = BinaryAgreement.Matthews(new(50, 0, 50, 0));
        var figure = BinaryAgreement.FBeta(new(50, 0, 50, 0), 2);

        Assert.Equal((1.0, 1.0), (correlation.Value, correlation.Upper));
        Assert.InRange(correlation.Lower, 0.85, 0.97);
        Assert.Equal((1.0, 1.0), (figure.Value, figure.Upper));
        Assert.InRange(figure.Lower, 0.85, 0.97);
    }

    [Fact]
    public void Counts_in_the_quadrillions_stay_finite()
    {
        BinaryConfusion huge = new(1_000_000_000_000_000_000, 1, 1_000_000_000_000_000_000, 1);

        Assert.All([BinaryAgreement.Matthews(huge), BinaryAgreement.FBeta(huge, 2)], figure =>
            Assert.True(figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1 && figure.Lower > 0.99));
    }

    [Theory]
    [InlineData(0.2, 0.05, 0.65, 0.1)]
    [InlineData(0.4, 0.1, 0.4, 0.1)]
    public void Intervals_cover_the_truth(double hits, double alarms, double rejections, double misses)
    {
        var matthews = (hits * rejections - alarms * misses) / Math.Sqrt((hits + alarms) * (hits + misses) * (rejections + alarms) * (rejections + misses));
        var weighted = 5 * hits / (5 * hits + 4 * misses + alarms);
        var balanced = (hits / (hits + misses) + rejections / (rejections + alarms)) / 2;

        Coverage.Check(matthews, random => BinaryAgreement.Matthews(Draw(random)));
        Coverage.Check(weighted, random => BinaryAgreement.FBeta(Draw(random), 2));
        Coverage.Check(balanced, random => BinaryAgreement.BalancedAccuracy(Draw(random)));

        BinaryConfusion Draw(Random random)
        {
            var counts = Coverage.Draw(random, 200, [hits, alarms, rejections, misses]);
            return new(counts[0], counts[1], counts[2], counts[3]);
        }
    }

    [Fact]
    public void Undefined_figures_throw()
    {
        Assert.Throws<ArgumentException>("confusion", () => BinaryAgreement.Matthews(new(5, 0, 0, 5)));
        Assert.Throws<ArgumentException>("confusion", () => BinaryAgreement.FBeta(new(0, 0, 5, 0), 1));
        Assert.Throws<ArgumentException>("confusion", () => BinaryAgreement.BalancedAccuracy(new(5, 0, 0, 5)));
        Assert.Throws<ArgumentNullException>("confusion", () => BinaryAgreement.Matthews(null!));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => BinaryAgreement.FBeta(Sample, 0));
        Assert.Throws<ArgumentOutOfRangeException>("beta", () => BinaryAgreement.FBeta(Sample, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => BinaryAgreement.Matthews(Sample, 1));
    }
}
