using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class RocAucTests
{
    private static readonly Gen<(int Score, bool Label)[]> Labelled = Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[2, 40]
        .Where(rows => rows.Any(row => row.Item2) && rows.Any(row => !row.Item2));

    [Fact]
    public void Area_and_interval_of_two_positives_and_two_negatives_by_hand()
    {
        var area = BinaryScoring.RocAuc([new(0.2, 0, 1), new(0.4, 1, 0), new(0.6, 0, 1), new(0.8, 1, 0)]);

        // Placements (1, 1/2) and (1/2, 1): variance 1/8 on 2 degrees of freedom; the logit of 3/4 is ln 3 with derivative 16/3.
        var half = 0.95 * Math.Sqrt(2 / (1 - 0.95 * 0.95)) * Math.Sqrt(0.125) * 16 / 3;
        Assert.Equal((0.75, 4), (area.Value, area.Count));
        Assert.Equal(1 / (1 + Math.Exp(half) / 3), area.Lower, 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-half) / 3), area.Upper, 1e-12);
    }

    [Fact]
    public void A_tie_counts_one_half()
    {
        var area = BinaryScoring.RocAuc([new(0, 0, 1), new(1, 1, 1), new(2, 1, 0)]);

        Assert.Equal(3.5 / 4, area.Value);
    }

    [Fact]
    public void Area_and_variance_agree_with_their_definition_over_all_pairs() => Labelled.Sample(rows =>
    {
        var positives = rows.Where(row => row.Label).Select(row => row.Score).ToArray();
        var negatives = rows.Where(row => !row.Label).Select(row => row.Score).ToArray();
        var ofPositives = Moments.Of([.. positives.Select(positive => negatives.Average(negative => Wins(positive, negative)))]);
        var ofNegatives = Moments.Of([.. negatives.Select(negative => positives.Average(positive => Wins(positive, negative)))]);

        var area = BinaryScoring.RocAuc(Scored(rows));

        Assert.Equal(ofPositives.Mean, area.Value, 1e-12);
        var (a, b) = (ofPositives.Variance / positives.Length, ofNegatives.Variance / negatives.Length);
        if (Math.Min(positives.Length, negatives.Length) < 2 || a + b < 1e-20) return;
        var degrees = (a + b) * (a + b) / (a * a / (positives.Length - 1) + b * b / (negatives.Length - 1));
        var half = StudentT.InvCDF(0, 1, degrees, 0.975) * Math.Sqrt(a + b) / (area.Value * (1 - area.Value));
        Assert.Equal(1 / (1 + (1 / area.Value - 1) * Math.Exp(half)), area.Lower, 1e-8);
        Assert.Equal(1 / (1 + (1 / area.Value - 1) * Math.Exp(-half)), area.Upper, 1e-8);
    });

    [Fact]
    public void An_increasing_transform_of_the_score_changes_nothing() => Labelled.Sample(rows =>
        Assert.Equal(
            BinaryScoring.RocAuc(Scored(rows)),
            BinaryScoring.RocAuc([.. Scored(rows).Select(count => count with { Score = Math.Exp(count.Score) - 7 })])));

    [Fact]
    public void Swapped_labels_mirror_the_estimate() => Labelled.Sample(rows =>
    {
        var area = BinaryScoring.RocAuc(Scored(rows));
        var swapped = BinaryScoring.RocAuc(Scored([.. rows.Select(row => (row.Score, !row.Label))]));

        Assert.Equal(1 - area.Value, swapped.Value, 1e-12);
        Assert.Equal(1 - area.Upper, swapped.Lower, 1e-9);
        Assert.Equal(1 - area.Lower, swapped.Upper, 1e-9);
    });

    [Fact]
    public void The_interval_has_a_width_contains_the_area_and_stays_in_range() => Labelled.Sample(rows =>
    {
        var area = BinaryScoring.RocAuc(Scored(rows));

        Assert.True(area.Lower >= 0 && area.Lower <= area.Value && area.Value <= area.Upper && area.Upper <= 1);
        Assert.True(area.Lower < area.Upper);
    });

    [Fact]
    public void Equal_scores_side_by_side_are_one_tie() => Assert.Equal(
        BinaryScoring.RocAuc([new(1, 2, 3), new(2, 4, 1)]),
        BinaryScoring.RocAuc([new(1, 2, 0), new(1, 0, 3), new(2, 1, 1), new(2, 3, 0)]));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(7, 1000)]
    public void Perfect_scores_are_bounded_as_that_many_successes(long positives, long negatives)
    {
        var perfect = BinaryScoring.RocAuc([new(0, 0, negatives), new(1, positives, 0)]);
        var reversed = BinaryScoring.RocAuc([new(0, positives, 0), new(1, 0, negatives)]);

        var exact = Proportion.ClopperPearson(positives, positives);
        Assert.Equal((1, 1), (perfect.Value, perfect.Upper));
        Assert.Equal(exact.Lower, perfect.Lower, 1e-12);
        Assert.Equal((0, 0), (reversed.Value, reversed.Lower));
        Assert.Equal(1 - exact.Lower, reversed.Upper, 1e-12);
    }

    [Fact]
    public void Constant_scores_tell_nothing_and_the_interval_says_so()
    {
        var area = BinaryScoring.RocAuc([new(0.3, 20, 20)]);

        Assert.Equal(0.5, area.Value);
        Assert.Equal(1, area.Lower + area.Upper, 1e-12);
        Assert.InRange(area.Lower, 0.05, 0.3);
    }

    [Fact]
    public void A_single_positive_gives_a_wide_interval()
    {
        var area = BinaryScoring.RocAuc([new(0, 0, 900), new(1, 1, 0), new(2, 0, 100)]);

        Assert.Equal(0.9, area.Value);
        Assert.True(area.Upper - area.Lower > 0.8);
    }

    [Fact]
    public void Millions_of_counts_cost_no_precision()
    {
        var area = BinaryScoring.RocAuc([new(1, 1_000_000_000, 3_000_000_000), new(2, 3_000_000_000, 1_000_000_000)]);

        Assert.Equal(0.75, area.Value, 1e-15);
        Assert.InRange(area.Upper - area.Lower, 1e-6, 1e-4);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Throws([]);
        Throws([new(1, 5, 0)]);
        Throws([new(1, 0, 5)]);
        Throws([new(2, 1, 1), new(1, 1, 1)]);
        Throws([new(1, -1, 1), new(2, 3, 3)]);
        Throws([new(double.NaN, 1, 1)]);
        Throws([new(1, 1, 1), new(double.PositiveInfinity, 1, 1)]);
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => BinaryScoring.RocAuc([new(1, 1, 1)], 1));

        static void Throws(ScoreCount[] counts) => Assert.Throws<ArgumentException>("ascendingByScore", () => BinaryScoring.RocAuc(counts));
    }

    private static double Wins(int positive, int negative) => positive > negative ? 1 : positive == negative ? 0.5 : 0;

    private static ScoreCount[] Scored((int Score, bool Label)[] rows) => Rows.Scored(rows.Select(row => (double)row.Score), rows.Select(row => row.Label));
}
