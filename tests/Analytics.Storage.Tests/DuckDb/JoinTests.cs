using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class JoinTests
{
    private static readonly Summary.CountOf Rows = new();

    [Fact]
    public async Task Feedback_that_comes_before_its_prediction_waits_and_then_joins()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true));
        Assert.True((await ReceiptAsync(store, "f-1")).Waiting);

        await store.AppendAsync(Some.Prediction("p-1"));

        Assert.Equal(1, (await store.AskAsync(EventSource.Labels, Rows)).Count);
        Assert.False((await ReceiptAsync(store, "f-1")).Waiting);
    }

    [Fact]
    public async Task A_later_label_supersedes_and_an_earlier_one_that_arrives_late_does_not()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1", score: 0.8));
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(2)));
        var first = await CorrectAsync(store);

        await store.AppendAsync(Some.Feedback("f-2", "p-1", FeedbackKind.Label, false, Some.Noon.AddDays(3)));
        var second = await CorrectAsync(store);
        await store.AppendAsync(Some.Feedback("f-3", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(1)));
        var third = await CorrectAsync(store);

        Assert.Equal([1.0, 0.0, 0.0], [first.Mean, second.Mean, third.Mean]);
        Assert.Equal(1, third.Count);
    }

    [Theory]
    [InlineData("yes", 1)]
    [InlineData("true", 1)]
    [InlineData("1", 1)]
    [InlineData("no", 0)]
    [InlineData("false", 0)]
    public async Task A_binary_label_may_be_a_class_name_or_a_truth_value(string label, double truth)
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1", score: 0.8));

        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, label));

        Assert.Equal(truth, (await MomentsAsync(store, "truth")).Mean);
        Assert.Equal((0.8 - truth) * (0.8 - truth), (await MomentsAsync(store, "squaredError")).Mean, 12);
        Assert.Equal(-Math.Log(truth == 1 ? 0.8 : 0.2), (await MomentsAsync(store, "logLoss")).Mean, 12);
    }

    [Fact]
    public async Task A_label_that_is_no_class_of_the_model_is_a_finding_and_no_label()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1"));

        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, "banana"));

        Assert.Empty(await store.AskAsync(Everything(EventSource.Labels, Rows)));
        var quality = await store.Queries.QualityAsync(Some.Noon, Some.Noon.AddDays(1), "churn", null, CancellationToken.None);
        Assert.Equal(1, Assert.Single(quality, q => q.Finding == "unknown_label").Count);
    }

    [Fact]
    public async Task A_label_from_before_its_prediction_is_a_finding()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1"));

        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(-1)));

        var quality = await store.Queries.QualityAsync(Some.Noon, Some.Noon.AddDays(1), null, null, CancellationToken.None);
        Assert.Equal(1, Assert.Single(quality, q => q.Finding == "label_before_prediction").Count);
    }

    [Fact]
    public async Task A_multiclass_label_gives_log_loss_and_brier_over_all_classes()
    {
        await using var store = await EventStore.StartAsync();
        var row = Some.Prediction("p-1", score: null);
        (row.Classes, row.Probabilities, row.Predicted) = (["a", "b", "c"], [0.2, 0.5, 0.3], "b");
        await store.AppendAsync(row);

        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, "c"));

        Assert.Equal(-Math.Log(0.3), (await MomentsAsync(store, "logLoss")).Mean, 12);
        Assert.Equal(0.04 + 0.25 + 0.49, (await MomentsAsync(store, "squaredError")).Mean, 12);
        Assert.Equal([new ConfusionCell("c", "b", 1)], (await store.AskAsync(EventSource.Labels, new Summary.ConfusionOf())).Confusion!);
    }

    [Fact]
    public async Task A_regression_takes_a_value_and_prefers_a_label()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Regression("p-1", 5), Some.Regression("p-2", 5));
        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Value, 4.0), Some.Feedback("f-2", "p-2", FeedbackKind.Value, 4.0),
            Some.Feedback("f-3", "p-2", FeedbackKind.Label, 8.0, Some.Noon));

        var absolute = await MomentsAsync(store, "absoluteError");

        Assert.Equal((2, 2.0, 1.0, 3.0), (absolute.Count, absolute.Mean, absolute.Min, absolute.Max));
    }

    [Fact]
    public async Task A_ranking_is_scored_by_the_places_of_the_relevant_items()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Ranking("p-1", "a", "b", "c"), Some.Ranking("p-2", "a", "b", "c"));

        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Label, (string[])["b", "c"]), Some.Feedback("f-2", "p-2", FeedbackKind.Label, "z"));

        var ndcg = await MomentsAsync(store, "ndcg");
        Assert.Equal((1 / Math.Log2(3) + 1 / Math.Log2(4)) / (1 / Math.Log2(2) + 1 / Math.Log2(3)), ndcg.Max, 12);
        Assert.Equal(0, ndcg.Min);
        Assert.Equal(0.5, (await MomentsAsync(store, "hit")).Mean);
        Assert.Equal(0.25, (await MomentsAsync(store, "reciprocalRank")).Mean);
    }

    [Fact]
    public async Task The_later_of_accepted_and_dismissed_counts()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Ranking("p-1", "a"), Some.Ranking("p-2", "a"), Some.Ranking("p-3", "a"));

        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Accepted, true), Some.Feedback("f-2", "p-1", FeedbackKind.Dismissed, true, Some.Noon.AddDays(2)),
            Some.Feedback("f-3", "p-2", FeedbackKind.Accepted, true), Some.Feedback("f-4", "p-3", FeedbackKind.Accepted, false),
            Some.Feedback("f-5", "p-3", FeedbackKind.Rating, 4.0));

        var kinds = (await store.AskAsync(EventSource.Reactions, new Summary.CategoriesOf(Field.Of("kind")))).Categories!;
        Assert.Equal([new("dismissed", 2), new("accepted", 1), new CategoryCount("rating", 1)], kinds);
    }

    [Fact]
    public async Task What_was_not_completed_is_a_reaction_too_and_the_later_word_counts()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Ranking("p-1", "a"), Some.Ranking("p-2", "a"), Some.Ranking("p-3", "a"));

        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Completed, false), Some.Feedback("f-2", "p-1", FeedbackKind.Completed, true, Some.Noon.AddDays(2)),
            Some.Feedback("f-3", "p-2", FeedbackKind.Completed, false), Some.Feedback("f-4", "p-3", FeedbackKind.Completed, false));

        var kinds = (await store.AskAsync(EventSource.Reactions, new Summary.CategoriesOf(Field.Of("kind")))).Categories!;
        Assert.Equal([new("notCompleted", 2), new CategoryCount("completed", 1)], kinds);
    }

    [Fact]
    public async Task Safety_checks_take_the_model_and_time_of_their_prediction()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Safety("s-0", "p-2", SafetyVerdict.Blocked));
        await store.AppendAsync(Some.Prediction("p-1", Some.Noon.AddDays(-3), version: "7"), Some.Prediction("p-2", version: "8"));

        await store.AppendAsync(Some.Safety("s-1", "p-1", SafetyVerdict.Pass), Some.Safety("s-2", "p-1", SafetyVerdict.Violation));

        var groups = await store.AskAsync(Everything(EventSource.SafetyChecks, new Summary.MomentsOf(Field.Of("violation"))) with
        {
            Breakdown = [Field.Of("version")],
            Interval = BucketWidth.Day,
        });
        Assert.Equal(["7", "8"], groups.Select(g => g.Keys[0]));
        Assert.Equal([0.5, 1.0], groups.Select(g => g.Values[0].Moments!.Mean));
        Assert.Equal(Some.Noon.Date.AddDays(-3), groups[0].Bucket);
    }

    private static async Task<Receipt> ReceiptAsync(EventStore store, string id) =>
        Assert.Single(await store.Queries.ReceiptsAsync(id, CancellationToken.None));

    private static async Task<Moments> CorrectAsync(EventStore store) => await MomentsAsync(store, "correct");

    private static async Task<Moments> MomentsAsync(EventStore store, string field) =>
        (await store.AskAsync(EventSource.Labels, new Summary.MomentsOf(Field.Of(field)))).Moments!;

    private static SummaryQuery Everything(EventSource source, Summary summary) => new()
    {
        Source = source,
        From = Some.Noon.AddYears(-1),
        To = Some.Noon.AddYears(1),
        Summaries = [summary],
    };
}
