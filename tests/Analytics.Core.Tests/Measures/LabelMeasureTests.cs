using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class LabelMeasureTests
{
    // 40 true and 10 false positives, 45 true and 5 false negatives.
    private static readonly CannedValue HundredLabels = Canned.Binary(40, 10, 45, 5);

    [Theory]
    [InlineData("accuracy", 0.85, 0.7672, 0.9069, 100)]
    [InlineData("precision", 0.8, 0.6696, 0.8876, 50)]
    [InlineData("recall", 40.0 / 45, 0.7650, 0.9516, 45)]
    public async Task Shares_of_the_confusion_have_wilson_intervals(string measure, double value, double lower, double upper, long n)
    {
        var figure = await OfLabels(measure, HundredLabels);

        Assert.Equal(value, figure.Value!.Value, 1e-12);
        Assert.Equal(lower, figure.Lower!.Value, 5e-5);
        Assert.Equal(upper, figure.Upper!.Value, 5e-5);
        Assert.Equal(n, figure.N);
    }

    [Fact]
    public async Task F1_is_the_harmonic_mean_of_precision_and_recall()
    {
        var figure = await OfLabels("f1", HundredLabels);

        Assert.Equal(80.0 / 95, figure.Value!.Value, 1e-12);
        Assert.InRange(figure.Value.Value, figure.Lower!.Value, figure.Upper!.Value);
    }

    [Fact]
    public async Task One_label_gives_an_accuracy_with_a_wide_interval()
    {
        var figure = await OfLabels("accuracy", Canned.Binary(1, 0, 0, 0));

        Assert.Equal(1, figure.Value);
        Assert.Equal(0.2065, figure.Lower!.Value, 5e-5);
        Assert.Equal(1, figure.Upper!.Value, 1e-12);
        Assert.Equal(1, figure.N);
    }

    [Fact]
    public async Task Auc_counts_the_pairs_that_are_in_order()
    {
        // Pairs (positive, negative): 0.4 beats 0.2, not 0.6; 0.8 beats both: 3 of 4.
        var figure = await OfLabels("auc", Canned.Scores(new(0.2, 0, 1), new(0.4, 1, 0), new(0.6, 0, 1), new(0.8, 1, 0)));

        Assert.Equal(0.75, figure.Value!.Value, 1e-12);
        Assert.Equal(4, figure.N);
        Assert.InRange(figure.Value.Value, figure.Lower!.Value, figure.Upper!.Value);
    }

    [Fact]
    public async Task Auc_of_one_class_says_that_it_needs_both()
    {
        var figure = await OfLabels("auc", Canned.Scores(new(0.2, 3, 0), new(0.4, 1, 0)));

        Assert.Null(figure.Value);
        Assert.Equal("needs both classes", figure.Insufficient);
        Assert.Equal(4, figure.N);
    }

    [Theory]
    [InlineData("precision", 0, 0, 3, 2, "no positive predictions")]
    [InlineData("recall", 0, 2, 3, 0, "no positive labels")]
    [InlineData("f1", 0, 0, 5, 0, "no positive labels or predictions")]
    public async Task A_share_of_nothing_is_no_figure(string measure, long tp, long fp, long tn, long fn, string reason)
    {
        var figure = await OfLabels(measure, Canned.Binary(tp, fp, tn, fn));

        Assert.Equal(Figure.None(reason, 5), figure);
    }

    [Fact]
    public async Task Macro_f1_is_the_mean_over_classes()
    {
        // a: 4/(4+0+1) = 0.8; b: 6/(6+2+0) = 0.75; c is never found: 0.
        var cells = Canned.Confusion(new("a", "a", 2), new("a", "b", 1), new("b", "b", 3), new("c", "b", 1));

        var figure = await OfLabels("f1Macro", cells);

        Assert.Equal(1.55 / 3, figure.Value!.Value, 1e-12);
        Assert.Equal(7, figure.N);
    }

    [Theory]
    // Student's t: 12.7062 with one degree of freedom, 4.30265 with two, 3.18245 with three; the ends are cut to the possible range.
    [InlineData("logLoss", "logLoss", new[] { 0.1, 0.3 }, 0.2, 0, 1.47062)]
    [InlineData("brier", "squaredError", new[] { 0.04, 0.16, 0.36 }, 0.56 / 3, 0, 0.58825)]
    [InlineData("mae", "absoluteError", new[] { 1.0, 2, 3 }, 2, 0, 4.48414)]
    [InlineData("ndcg", "ndcg", new[] { 1.0, 0.5 }, 0.75, 0, 1)]
    [InlineData("reciprocalRank", "reciprocalRank", new[] { 1, 0.5, 0.25, 0.25 }, 0.5, 0, 1)]
    public async Task Means_over_labels_have_student_intervals(
        string measure, string field, double[] values, double value, double lower, double upper)
    {
        var figure = await OfLabels(measure, Canned.Moments(field, values));

        Assert.Equal(value, figure.Value!.Value, 1e-12);
        Assert.Equal(lower, figure.Lower!.Value, 5e-5);
        Assert.Equal(upper, figure.Upper!.Value, 5e-5);
        Assert.Equal(values.Length, figure.N);
    }

    [Fact]
    public async Task Rmse_is_the_root_of_the_mean_square()
    {
        var figure = await OfLabels("rmse", Canned.Moments("squaredError", 1, 4, 9));

        Assert.Equal(Math.Sqrt(14.0 / 3), figure.Value!.Value, 1e-12);
        Assert.InRange(figure.Value.Value, figure.Lower!.Value, figure.Upper!.Value);
    }

    [Fact]
    public async Task R2_is_one_less_the_unexplained_share()
    {
        // The truth varies by 5 about its mean of 2.5; the errors leave 1 of it.
        var figure = await OfLabels("r2", Canned.Moments("truth", 1, 2, 3, 4), Canned.Moments("squaredError", 0.25, 0.25, 0.25, 0.25));

        Assert.Equal(0.8, figure.Value!.Value, 1e-12);
        Assert.Equal(4, figure.N);
    }

    [Fact]
    public async Task R2_of_equal_labels_is_no_figure()
    {
        var figure = await OfLabels("r2", Canned.Moments("truth", 2, 2, 2), Canned.Moments("squaredError", 0, 1, 0));

        Assert.Equal(Figure.None("needs labels that differ", 3), figure);
    }

    [Fact]
    public async Task Hit_rate_is_the_share_of_rankings_with_a_hit()
    {
        var figure = await OfLabels("hitRate", Canned.Moments("hit", 1, 1, 0, 1));

        // Wilson: (0.75 + 0.4802 ∓ 1.96 √(0.046875 + 0.0600)) ÷ 1.96037.
        Assert.Equal(0.75, figure.Value);
        Assert.Equal(0.3006, figure.Lower!.Value, 5e-5);
        Assert.Equal(0.9544, figure.Upper!.Value, 5e-5);
    }

    [Fact]
    public async Task Rounding_in_the_store_does_not_carry_a_perfect_ranking_past_1()
    {
        var figure = await OfLabels("ndcg", Canned.Moments("ndcg", 1, 1 + 2e-16, 0.5));

        Assert.Null(figure.Insufficient);
        Assert.Equal(1, figure.Upper);
    }

    [Theory]
    [InlineData("accuracy")]
    [InlineData("auc")]
    [InlineData("f1")]
    [InlineData("precision")]
    [InlineData("recall")]
    [InlineData("f1Macro")]
    [InlineData("logLoss")]
    [InlineData("brier")]
    [InlineData("mae")]
    [InlineData("rmse")]
    [InlineData("r2")]
    [InlineData("ndcg")]
    [InlineData("hitRate")]
    [InlineData("reciprocalRank")]
    public async Task Without_labels_every_judgement_says_so(string measure)
    {
        var figure = await OfLabels(measure);

        Assert.Equal(Figure.None("no labels yet"), figure);
    }

    [Theory]
    [InlineData("logLoss", "logLoss")]
    [InlineData("brier", "squaredError")]
    [InlineData("mae", "absoluteError")]
    [InlineData("rmse", "squaredError")]
    [InlineData("ndcg", "ndcg")]
    public async Task A_mean_of_one_label_is_no_figure(string measure, string field)
    {
        var figure = await OfLabels(measure, Canned.Moments(field, 0.5));

        Assert.Equal(Figure.None("needs at least 2 labels", 1), figure);
    }

    [Fact]
    public async Task Values_too_large_to_sum_up_are_no_figure()
    {
        var overflow = new CannedValue(
            new Summary.MomentsOf(Field.Of("squaredError")),
            new SummaryValue { Moments = new Moments(3, 1e300, double.PositiveInfinity, 0, 1e308) });

        var figure = await OfLabels("rmse", overflow);

        Assert.Equal(Figure.None("values too large to sum up", 3), figure);
    }

    [Fact]
    public async Task Coverage_is_labels_by_predictions()
    {
        var queries = new CannedQueries().With(EventSource.Labels, Canned.Count(30)).With(EventSource.Predictions, Canned.Count(120));

        var figure = await Some.FigureAsync(queries, Some.Query("labelCoverage"));

        Assert.Equal(0.25, figure.Value);
        Assert.Equal(120, figure.N);
        Assert.Equal(0.1811, figure.Lower!.Value, 5e-5);
        Assert.Equal(0.3344, figure.Upper!.Value, 5e-5);
    }

    [Fact]
    public async Task A_label_that_arrives_between_the_two_counts_does_not_carry_coverage_past_1()
    {
        var queries = new CannedQueries().With(EventSource.Labels, Canned.Count(11)).With(EventSource.Predictions, Canned.Count(10));

        var figure = await Some.FigureAsync(queries, Some.Query("labelCoverage"));

        Assert.Equal(1, figure.Value);
    }

    [Fact]
    public async Task A_judgement_is_taken_over_the_models_of_its_task()
    {
        var queries = new CannedQueries();

        await Some.AnswerAsync(queries, Some.Query("accuracy"));

        var filter = Assert.Single(Assert.Single(queries.Asked).Filters);
        Assert.Equal(Field.Of("model"), filter.Field);
        Assert.Equal(["churn", "topic"], filter.Values);
    }

    private static Task<Figure> OfLabels(string measure, params CannedValue[] values)
    {
        var queries = new CannedQueries();
        if (values.Length > 0) queries.With(EventSource.Labels, values);
        return Some.FigureAsync(queries, Some.Query(measure));
    }
}
