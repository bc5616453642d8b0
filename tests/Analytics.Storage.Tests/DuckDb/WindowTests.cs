using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>What analysers of windows read: samples, outcomes, changes, lags, and summaries of features of labelled predictions.</summary>
public sealed class WindowTests
{
    private static readonly DateTime From = Some.Noon.AddYears(-1);
    private static readonly DateTime To = Some.Noon.AddYears(1);
    private static readonly Field Tenure = new() { Name = "features.tenure", Slot = 1 };
    private static readonly Field Plan = new() { Name = "features.plan", Slot = 0, Categorical = true };

    [Fact]
    public async Task A_sample_holds_features_answers_and_the_truth_where_it_is_known()
    {
        await using var store = await StartAsync(3);
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true));

        var sample = await store.Queries.SampleAsync(Sample(10), CancellationToken.None);

        Assert.Equal(3, sample.Count);
        var known = sample.Single(row => row.Actual is not null);
        Assert.Equal(("positive", "positive", 1), (known.Actual, known.Guess, known.Truth));
        Assert.Equal([double.NaN, 1], known.Numbers);
        Assert.Equal(["odd"], known.Categories);
        Assert.Equal(Some.Noon.AddHours(1), known.At);
    }

    [Fact]
    public async Task A_sample_is_bounded_even_and_the_same_each_time()
    {
        await using var store = await StartAsync(500);

        var first = await store.Queries.SampleAsync(Sample(100), CancellationToken.None);
        var again = await store.Queries.SampleAsync(Sample(100), CancellationToken.None);
        var other = await store.Queries.SampleAsync(Sample(100) with { Seed = 1 }, CancellationToken.None);
        var odd = await store.Queries.SampleAsync(Sample(1_000) with { Filters = [new(Plan, ["odd"])] }, CancellationToken.None);

        Assert.Equal(100, first.Count);
        Assert.Equal(first.Select(row => row.Numbers[1]), again.Select(row => row.Numbers[1]));
        Assert.NotEqual(first.Select(row => row.Numbers[1]), other.Select(row => row.Numbers[1]));
        Assert.InRange(first.Average(row => row.Numbers[1]), 180, 320);
        Assert.Equal(250, odd.Count);
    }

    [Fact]
    public async Task A_sample_of_labelled_predictions_knows_no_later_truth()
    {
        await using var store = await StartAsync(3);
        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(1)), Some.Feedback("f-2", "p-2", FeedbackKind.Label, true, Some.Noon.AddDays(9)));

        var labelled = await store.Queries.SampleAsync(Sample(10) with { Labelled = true, KnownBy = Some.Noon.AddDays(2) }, CancellationToken.None);
        var all = await store.Queries.SampleAsync(Sample(10) with { KnownBy = Some.Noon.AddDays(2) }, CancellationToken.None);

        Assert.Equal(1, Assert.Single(labelled).Numbers[1]);
        Assert.Equal([null, 1.0, null], all.Select(row => row.Truth));
    }

    [Fact]
    public async Task Outcomes_come_in_the_order_of_their_predictions()
    {
        await using var store = await StartAsync(4);
        await store.AppendAsync([.. new[] { 3, 1, 2 }.Select(i => Some.Feedback($"f-{i}", $"p-{i}", FeedbackKind.Label, i != 2))]);
        List<Outcome> outcomes = [];

        await store.Queries.ReadOutcomesAsync(
            new OutcomeQuery { From = From, To = To, Filters = [new(Field.Of("model"), ["churn"])] }, outcomes.Add, CancellationToken.None);

        Assert.Equal([1.0, 0, 1], outcomes.Select(outcome => outcome.Correct!.Value));
        Assert.Equal([1, 2, 3], outcomes.Select(outcome => (int)(outcome.At - Some.Noon).TotalHours));
    }

    [Fact]
    public async Task Changes_name_the_hours_that_late_rows_fell_in()
    {
        await using var store = await StartAsync(2);
        var before = (await store.Queries.ChangesAsync(null, 0, CancellationToken.None)).Max(change => change.Sequence);
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true));
        await store.AppendAsync(Some.Safety("s-1", "p-0", SafetyVerdict.Pass));

        var changes = await store.Queries.ChangesAsync("churn", before, CancellationToken.None);

        Assert.Equal(
            [(EventSource.Labels, Some.Noon.AddHours(1), 1L), (EventSource.SafetyChecks, Some.Noon, 1L)],
            changes.Select(change => (change.Source, change.Hour, change.Rows)));
        Assert.Empty(await store.Queries.ChangesAsync("other", 0, CancellationToken.None));
    }

    [Fact]
    public async Task The_lag_of_labels_is_from_the_prediction_to_the_time_of_its_first_truth()
    {
        await using var store = await StartAsync(3);
        await store.AppendAsync(
            Some.Feedback("f-0", "p-0", FeedbackKind.Label, true, Some.Noon.AddHours(6)), Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddHours(-2)));
        await store.AppendAsync(Some.Feedback("f-2", "p-0", FeedbackKind.Label, false, Some.Noon.AddDays(9)));

        var lag = (await store.AskAsync(EventSource.Labels, new Summary.MomentsOf(Field.Of("lagHours")))).Moments!;

        Assert.Equal((2, 0, 6), (lag.Count, lag.Min, lag.Max));
    }

    [Fact]
    public async Task Labels_are_read_as_known_at_a_time()
    {
        await using var store = await StartAsync(3);
        await store.AppendAsync(
            Some.Feedback("f-0", "p-0", FeedbackKind.Label, true, Some.Noon.AddDays(1)), Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(5)));

        var then = await store.AskAsync(Labels(new Summary.CountOf()) with { KnownBy = Some.Noon.AddDays(2) });

        Assert.Equal(1, then.Single().Values[0].Count);
    }

    /// <summary>A value does not take the place of a label, a label takes that of a value; and those that come late are put where they belong.</summary>
    [Theory]
    [InlineData(0.5, null)]
    [InlineData(1.5, 1.0)]
    [InlineData(2.5, 0.0)]
    [InlineData(3.5, 0.0)]
    [InlineData(4.5, 1.0)]
    [InlineData(9.0, 1.0)]
    public async Task A_label_that_is_corrected_later_is_what_was_known_until_then(double days, double? truth)
    {
        await using var store = await StartAsync(2);
        await store.AppendAsync(Some.Feedback("f-1", "p-0", FeedbackKind.Value, true, Some.Noon.AddDays(1)));
        await store.AppendAsync(Some.Feedback("f-4", "p-0", FeedbackKind.Label, true, Some.Noon.AddDays(4)), Some.Feedback("f-3", "p-0", FeedbackKind.Value, true, Some.Noon.AddDays(3)));
        await store.AppendAsync(Some.Feedback("f-2", "p-0", FeedbackKind.Label, false, Some.Noon.AddDays(2)));

        var known = Some.Noon.AddDays(days);
        var sample = await store.Queries.SampleAsync(Sample(10) with { KnownBy = known }, CancellationToken.None);
        var split = await store.AskAsync(Labels(new Summary.MomentsOf(Field.Of("truth")), new Summary.MomentsOf(Tenure), new Summary.SubjectsOf()) with { KnownBy = known, Breakdown = [Plan] });
        var count = (await store.AskAsync(Labels(new Summary.CountOf()))).Single().Values[0].Count;

        Assert.Equal([truth, null], sample.Select(row => row.Truth));
        Assert.Equal(truth is { } one ? [one] : [], split.Select(group => group.Values[0].Moments!.Mean));
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task Labelled_predictions_are_filtered_and_split_by_features()
    {
        await using var store = await StartAsync(6);
        await store.AppendAsync([.. Enumerable.Range(0, 6).Select(i => Some.Feedback($"f-{i}", $"p-{i}", FeedbackKind.Label, i < 4))]);

        var split = await store.AskAsync(Labels(new Summary.MomentsOf(Field.Of("correct")), new Summary.MomentsOf(Tenure)) with { Breakdown = [Plan] });
        var odd = await store.AskAsync(Labels(new Summary.ConfusionOf()) with { Filters = [new(Plan, ["odd"])] });

        Assert.Equal(["even", "odd"], split.Select(group => group.Keys[0]));
        Assert.Equal(3, split[0].Values[0].Moments!.Count);
        Assert.Equal((1, 5), (split[1].Values[1].Moments!.Min, split[1].Values[1].Moments!.Max));
        Assert.Equal(3, odd.Single().Values[0].Confusion!.Sum(cell => cell.Count));
    }

    [Fact]
    public async Task Scores_are_counted_with_their_answers()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("a", score: 0.2), Some.Prediction("b", score: 0.8), Some.Prediction("c", score: 0.8), Some.Regression("d", 3));

        var scores = (await store.AskAsync(EventSource.Predictions, new Summary.PredictedScoresOf())).PredictedScores!;

        Assert.Equal([new PredictedScore(0.2, false, 1), new PredictedScore(0.8, true, 2)], scores);
    }

    [Fact]
    public async Task Many_sketches_together_are_those_of_each_alone()
    {
        await using var store = await StartAsync(300);
        var score = Field.Of("score");

        var together = await store.AskAsync(Predictions(new Summary.SketchOf(Tenure), new Summary.SketchOf(score)) with { Interval = BucketWidth.Day });
        var alone = await store.AskAsync(Predictions(new Summary.SketchOf(Tenure)) with { Interval = BucketWidth.Day });

        Assert.True(together.Count > 1);
        Assert.Equal(alone.Select(group => group.Bucket), together.Select(group => group.Bucket));
        Assert.Equal(alone.Select(group => group.Values[0].Sketch!.Bins.OrderBy(bin => bin.Key)), together.Select(group => group.Values[0].Sketch!.Bins.OrderBy(bin => bin.Key)));
        Assert.Equal(300, together.Sum(group => group.Values[1].Sketch!.Count));
    }

    internal static async Task<EventStore> StartAsync(int rows)
    {
        var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, rows).Select(i =>
        {
            var row = Some.Prediction($"p-{i}", Some.Noon.AddHours(i));
            row.Numbers = [double.NaN, i];
            row.Categories = [i % 2 == 0 ? "even" : "odd"];
            return row;
        })]);
        return store;
    }

    private static SampleQuery Sample(int limit) => new() { Model = "churn", From = From, To = To, Limit = limit };

    private static SummaryQuery Predictions(params Summary[] summaries) => new() { Source = EventSource.Predictions, From = From, To = To, Summaries = summaries };

    private static SummaryQuery Labels(params Summary[] summaries) => Predictions(summaries) with { Source = EventSource.Labels };
}
