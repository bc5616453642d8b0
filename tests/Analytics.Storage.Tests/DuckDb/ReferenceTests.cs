using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Analytics.Storage.DuckDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Uploaded rows that windows are compared with.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string Rows = """
        tenure,plan,p,left,country
        1.5,basic,0.9,1,DE
        ,premium,0.2,0,FR
        7,basic,0.7,0,DE
        """;

    private static readonly Field Tenure = new() { Name = "features.tenure", Slot = 1 };
    private static readonly Field Plan = new() { Name = "features.plan", Slot = 0, Categorical = true };
    private readonly string file = Path.GetTempFileName();

    [Fact]
    public async Task A_csv_is_summarised_as_predictions_and_labels_are()
    {
        await using var store = await EventStore.StartAsync();
        var stored = await store.Log.ImportReferenceAsync(Csv(Rows), CancellationToken.None);

        var predictions = (await store.AskAsync(Ask(EventSource.Predictions, new Summary.MomentsOf(Tenure), new Summary.CategoriesOf(Plan), new Summary.PredictedScoresOf(), new Summary.SketchOf(Tenure), new Summary.SketchOf(Field.Of("score"))))).Single().Values;
        var labels = (await store.AskAsync(Ask(EventSource.Labels, new Summary.ConfusionOf(), new Summary.MomentsOf(Field.Of("squaredError")), new Summary.ScoresOf()))).Single().Values;

        Assert.Equal(3, stored);
        Assert.Equal((2, 4.25), (predictions[0].Moments!.Count, predictions[0].Moments!.Mean));
        Assert.Equal([new CategoryCount("basic", 2), new CategoryCount("premium", 1)], predictions[1].Categories!);
        Assert.Equal([new PredictedScore(0.2, false, 1), new PredictedScore(0.7, true, 1), new PredictedScore(0.9, true, 1)], predictions[2].PredictedScores!);
        Assert.Equal((2, 3), (predictions[3].Sketch!.Count, predictions[4].Sketch!.Count));
        Assert.Equal(
            [new ConfusionCell("negative", "negative", 1), new ConfusionCell("negative", "positive", 1), new ConfusionCell("positive", "positive", 1)], labels[0].Confusion!);
        Assert.Equal((0.01 + 0.04 + 0.49) / 3, labels[1].Moments!.Mean, 12);
        Assert.Equal(3, labels[2].Scores!.Count);
    }

    [Fact]
    public async Task Segments_filter_it_and_a_sample_reads_it()
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.ImportReferenceAsync(Csv(Rows), CancellationToken.None);
        var german = new FieldFilter(Field.Of("segments.country"), ["DE"]);

        var count = (await store.AskAsync(Ask(EventSource.Predictions, new Summary.CountOf()) with { Filters = [german] })).Single().Values[0].Count;
        var sample = await store.Queries.SampleAsync(
            new SampleQuery { Model = "churn", From = default, To = default, DataSet = "train", Labelled = true, Limit = 10, Filters = [german] }, CancellationToken.None);

        Assert.Equal(2, count);
        Assert.Equal([1.0, 0], sample.Select(row => row.Truth!.Value));
        Assert.Equal(["positive", "positive"], sample.Select(row => row.Guess));
    }

    [Fact]
    public async Task A_sample_holds_no_rows_of_another_model_with_a_data_set_of_that_name()
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.ImportReferenceAsync(Csv(Rows), CancellationToken.None);
        await store.Log.ImportReferenceAsync(Csv("tenure,plan,p,left,country\n99,gold,0.5,1,DE\n98,gold,0.5,1,DE\n") with { Model = "renewal" }, CancellationToken.None);

        var sample = await store.Queries.SampleAsync(new SampleQuery { Model = "renewal", From = default, To = default, DataSet = "train", Limit = 10 }, CancellationToken.None);

        Assert.Equal([99.0, 98], sample.Select(row => row.Numbers[1]));
    }

    /// <summary>A column of labels that a data frame saved as numbers or truth values is the same column.</summary>
    [Theory]
    [InlineData("1.0", "0.0")]
    [InlineData("True", "False")]
    [InlineData("yes", "no")]
    [InlineData("1", "0")]
    public async Task Labels_are_the_classes_by_name_or_number(string positive, string negative)
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.ImportReferenceAsync(Csv($"tenure,plan,p,left,country\n1,basic,0.9,{positive},DE\n2,basic,0.8,{negative},DE\n3,basic,0.1,,DE\n"), CancellationToken.None);

        var confusion = (await store.AskAsync(Ask(EventSource.Labels, new Summary.ConfusionOf()))).Single().Values[0].Confusion!;

        Assert.Equal([new ConfusionCell("negative", "positive", 1), new ConfusionCell("positive", "positive", 1)], confusion);
    }

    [Fact]
    public async Task A_second_file_of_the_name_takes_the_place_of_the_first()
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.ImportReferenceAsync(Csv(Rows), CancellationToken.None);
        await store.Log.ImportReferenceAsync(Csv("tenure,plan,p,left,country\n1,basic,0.5,1,DE\n"), CancellationToken.None);

        Assert.Equal(1, (await store.AskAsync(Ask(EventSource.Predictions, new Summary.CountOf()))).Single().Values[0].Count);
    }

    [Fact]
    public async Task Parquet_is_read_too()
    {
        await using var store = await EventStore.StartAsync();
        File.WriteAllText(file, Rows);
        var parquet = file + ".parquet";
        using (var connection = store.Database.Reader())
            DuckDbDatabase.Execute(connection, $"COPY (SELECT * FROM read_csv('{file}')) TO '{parquet}' (FORMAT parquet)");

        var stored = await store.Log.ImportReferenceAsync(Import() with { Path = parquet, IsParquet = true }, CancellationToken.None);
        File.Delete(parquet);

        Assert.Equal(3, stored);
        Assert.Equal(4.25, (await store.AskAsync(Ask(EventSource.Predictions, new Summary.MomentsOf(Tenure)))).Single().Values[0].Moments!.Mean);
    }

    [Theory]
    [InlineData("plan,p,left,country\nbasic,0.5,1,DE\n", "no column 'tenure'")]
    [InlineData("tenure,plan,p,left,country\n1,basic,0.5,1,DE\nlong,basic,0.5,1,DE\n", "Column 'tenure' holds no finite number in row 2.")]
    [InlineData("tenure,plan,p,left,country\n1,basic,1.5,1,DE\n", "Column 'p' holds no probability in row 1.")]
    [InlineData("tenure,plan,p,left,country\n1,basic,0.5,yes,DE\n1,basic,0.5,left,DE\n", "Column 'left' holds neither 'yes' nor 'no', nor true, false, 1 or 0, in row 2.")]
    [InlineData("tenure,plan,p,left,country\n", "has no rows")]
    public async Task What_is_wrong_with_a_file_is_said_and_nothing_is_stored(string rows, string fault)
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.ImportReferenceAsync(Csv(Rows), CancellationToken.None);

        var thrown = await Assert.ThrowsAsync<ReferenceImportException>(() => store.Log.ImportReferenceAsync(Csv(rows), CancellationToken.None));

        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await store.AskAsync(Ask(EventSource.Predictions, new Summary.CountOf()))).Single().Values[0].Count);
    }

    [Fact]
    public async Task A_file_that_is_no_parquet_is_the_callers_fault()
    {
        await using var store = await EventStore.StartAsync();

        await Assert.ThrowsAsync<ReferenceImportException>(() => store.Log.ImportReferenceAsync(Csv(Rows) with { IsParquet = true }, CancellationToken.None));
    }

    public void Dispose() => File.Delete(file);

    private static SummaryQuery Ask(EventSource source, params Summary[] summaries) =>
        new() { Source = source, From = default, To = default, Summaries = summaries, DataSet = "train" };

    private static ReferenceImport Import() => new()
    {
        Model = "churn",
        DataSet = "train",
        Path = "",
        IsParquet = false,
        Features = new Dictionary<string, Field> { ["tenure"] = Tenure, ["plan"] = Plan },
        Score = "p",
        Label = "left",
        Positive = "yes",
        Negative = "no",
        Segments = ["country"],
    };

    private ReferenceImport Csv(string rows)
    {
        File.WriteAllText(file, rows);
        return Import() with { Path = file };
    }
}
