using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class RankScoringTests
{
    private static readonly Gen<(double[] Scores, bool[] Labels)> Samples = Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[4, 60]
        .Select(rows => (rows.Select(row => row.Item1 / 4.0).ToArray(), rows.Select(row => row.Item2).ToArray()))
        .Where(rows => rows.Item2.Contains(true) && rows.Item2.Contains(false));

    [Fact]
    public void Average_precision_by_hand()
    {
        // The example of scikit-learn: precision 1 at recall 1/2 and 2/3 at recall 1.
        var figure = RankScoring.AveragePrecision(LabelledRows.ByScore([0.1, 0.4, 0.35, 0.8], [false, false, true, true]));

        Assert.Equal(0.5 * 1 + 0.5 * 2 / 3, figure.Value, 1e-15);
        Assert.Equal(4, figure.Count);
    }

    [Fact]
    public void Average_precision_of_a_constant_score_is_the_share_of_positives()
    {
        var figure = RankScoring.AveragePrecision([new(0.5, 30, 70)]);

        Assert.Equal(0.3, figure.Value, 1e-15);
    }

    [Fact]
    public void Separation_by_hand()
    {
        var figure = RankScoring.Separation([new(1, 1, 5), new(2, 2, 3), new(3, 5, 2), new(4, 2, 0)]);

        // Above the score 2 are 7 of 10 positives and 2 of 10 negatives.
        Assert.Equal(0.5, figure.Value, 1e-15);
        Assert.True(figure.Lower > 0 && figure.Upper < 1);
    }

    [Fact]
    public void Gain_and_lift_by_hand()
    {
        ScoreCount[] rows = [new(1, 0, 10), new(2, 4, 2), new(3, 4, 0)];

        // The best fifth is four rows, all positive, of eight; the best 35 % adds half of a tie of four positives in six.
        Assert.Equal(0.5, RankScoring.Gain(rows, 0.2).Value, 1e-15);
        Assert.Equal(2.5, RankScoring.Lift(rows, 0.2).Value, 1e-14);
        Assert.Equal((4 + 2) / 8.0, RankScoring.Gain(rows, 0.35).Value, 1e-15);
        Assert.Equal(1, RankScoring.Lift(rows, 1).Value, 1e-15);
    }

    [Fact]
    public void Figures_do_not_depend_on_the_order_of_rows() => Samples.Sample(rows =>
    {
        var turned = LabelledRows.ByScore([.. rows.Scores.Reverse()], [.. rows.Labels.Reverse()]);
        var counts = LabelledRows.ByScore(rows.Scores, rows.Labels);

        Assert.Equal(counts, turned);
        Assert.Equal(counts, Rows.Scored(rows.Scores, rows.Labels));
    });

    [Fact]
    public void Figures_are_those_of_the_plain_definitions() => Samples.Sample(rows =>
    {
        var counts = LabelledRows.ByScore(rows.Scores, rows.Labels);
        var thresholds = rows.Scores.Distinct().OrderDescending().ToArray();
        double Above(double score, bool label) => rows.Scores.Zip(rows.Labels).Count(row => row.First >= score && row.Second == label);
        double positives = Above(-1, true), negatives = Above(-1, false);

        var average = thresholds.Select((score, i) => (Above(score, true) - (i > 0 ? Above(thresholds[i - 1], true) : 0)) / positives
            * Above(score, true) / (Above(score, true) + Above(score, false))).Sum();
        var separation = thresholds.Max(score => Above(score, true) / positives - Above(score, false) / negatives);

        Assert.Equal(average, RankScoring.AveragePrecision(counts).Value, 1e-12);
        Assert.Equal(Math.Max(0, separation), RankScoring.Separation(counts).Value, 1e-12);
    });

    [Fact]
    public void Intervals_contain_the_figure_have_a_width_and_stay_in_range() => Samples.Sample(rows =>
    {
        var counts = LabelledRows.ByScore(rows.Scores, rows.Labels);

        Assert.All([RankScoring.AveragePrecision(counts), RankScoring.Separation(counts), RankScoring.Gain(counts, 0.3)], figure =>
        {
            Assert.True(figure.Lower >= 0 && figure.Lower <= figure.Value && figure.Value <= figure.Upper && figure.Upper <= 1);
            Assert.True(figure.Lower < figure.Upper);
        });
    });

    [Fact]
    public void Separation_of_normal_scores_is_covered_a_little_less_than_wanted() =>
        Coverage.Check(2 * 0.6914624612740131 - 1, random => RankScoring.Separation(Drawn(random, 100, 200)), least: 0.90);

    [Fact]
    public void Average_precision_of_normal_scores_is_covered()
    {
        // The limit of the figure for 1:2 normal scores one deviation apart, from a sample of 300,000 rows.
        var truth = RankScoring.AveragePrecision(Drawn(new Random(5), 100_000, 200_000)).Value;

        Coverage.Check(truth, random => RankScoring.AveragePrecision(Drawn(random, 100, 200)), samples: 1000, least: 0.93, most: 0.99);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("ascendingByScore", () => RankScoring.AveragePrecision([]));
        Assert.Throws<ArgumentException>("ascendingByScore", () => RankScoring.Separation([new(1, 5, 0)]));
        Assert.Throws<ArgumentException>("ascendingByScore", () => RankScoring.Gain([new(2, 5, 1), new(1, 5, 1)], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("part", () => RankScoring.Lift([new(1, 5, 1)], 0));
        Assert.Throws<ArgumentOutOfRangeException>("part", () => RankScoring.Gain([new(1, 5, 1)], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => RankScoring.AveragePrecision([new(1, 5, 1)], 0));
        Assert.Throws<ArgumentException>("labels", () => LabelledRows.ByScore([1], [true, false]));
        Assert.Throws<ArgumentException>("scores", () => LabelledRows.ByScore([double.NaN], [true]));
        Assert.Throws<ArgumentException>("labels", () => LabelledRows.Confusion([true], []));
    }

    private static ScoreCount[] Drawn(Random random, int positives, int negatives) => LabelledRows.ByScore(
        [.. Enumerable.Range(0, positives + negatives).Select(row => Rows.Normal(random) + (row < positives ? 1 : 0))],
        [.. Enumerable.Range(0, positives + negatives).Select(row => row < positives)]);
}
