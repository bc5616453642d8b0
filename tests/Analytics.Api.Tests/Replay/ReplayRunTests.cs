using System.IO.Compression;
using System.Text;
using Analytics.Api.Replay;
using Analytics.Api.Tests.Samples;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Analytics.Api.Tests.Replay;

public sealed class ReplayRunTests : IDisposable
{
    private const string Rows = """
        name,age,member,town,when,p,left
        a1,30,true,Ulm,2026-01-01 00:00:00,0.25,0
        a2,41.5,false,Bonn,2026-01-02 12:00:00,0.75,1
        a3,,true,Ulm,2026-01-03 00:00:00,0.5,0
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-");
    private readonly CollectingService service = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_schema_is_inferred_from_the_columns()
    {
        await RunAsync(Plan(File("a.csv", Rows)) with { Ignore = ["name"] });

        var version = Assert.Single(service.Bodies("/v1/models/churn/versions/7"));
        Assert.Equal("binary", version.Text("task"));
        Assert.Equal(
            ["age numeric False", "member boolean True", "town categorical True"],
            version.GetProperty("features").EnumerateArray().Select(feature => $"{feature.Text("name")} {feature.Text("type")} {feature.GetProperty("required").GetBoolean()}"));
        Assert.Equal(["Bonn", "Ulm"], version.GetProperty("features")[2].GetProperty("categories").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Rows_become_predictions_and_labels()
    {
        await RunAsync(Plan(File("a.csv", Rows)) with { Id = "name", Subject = "name" });

        var prediction = service.Items("/v1/predictions/batch")[1];
        Assert.Equal("churn-7-a2", prediction.Text("id"));
        Assert.Equal("a2", prediction.Text("subject"));
        Assert.Equal(0.75, prediction.GetProperty("output").GetProperty("score").GetDouble());
        Assert.Equal("""{"age":41.5,"member":false,"town":"Bonn"}""", prediction.GetProperty("features").GetRawText());
        var label = service.Items("/v1/feedback/batch")[1];
        Assert.Equal("churn-7-a2", label.Text("predictionId"));
        Assert.True(label.GetProperty("value").GetBoolean());
    }

    [Fact]
    public async Task A_second_replay_sends_the_same_bodies()
    {
        var plan = Plan(File("a.csv", Rows)) with { Time = null };

        await RunAsync(plan);
        clock.Advance(TimeSpan.FromHours(5));
        await RunAsync(plan);

        var bodies = service.Bodies("/v1/predictions/batch").Select(body => body.GetRawText()).ToList();
        Assert.Equal(2, bodies.Count);
        Assert.Equal(bodies[0], bodies[1]);
    }

    [Fact]
    public async Task Times_are_read_as_they_are_or_moved_to_end_at_the_last()
    {
        var last = new DateTimeOffset(2026, 10, 30, 0, 0, 0, TimeSpan.Zero);
        var plan = Plan(File("a.csv", Rows));

        var asTheyAre = await RunAsync(plan);
        var moved = await RunAsync(plan with { Last = last });

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), asTheyAre.From);
        Assert.Equal(last.AddDays(-2), moved.From);
        Assert.Equal(last.AddSeconds(1), moved.To);
    }

    [Fact]
    public async Task Without_a_time_column_rows_are_spread_over_the_days_before_today()
    {
        var result = await RunAsync(Plan(File("a.csv", Rows)) with { Time = null, Days = 3 });

        Assert.Equal(new DateTimeOffset(2026, 10, 30, 0, 0, 0, TimeSpan.Zero), result.From);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 1, TimeSpan.Zero), result.To);
    }

    [Fact]
    public async Task Gzipped_files_and_files_side_by_side_are_read()
    {
        var scores = Path.Combine(folder.FullName, "scores.csv.gz");
        await using (var gzip = new GZipStream(System.IO.File.Create(scores), CompressionMode.Compress))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("left,q\n0,0.1\n1,0.2\n0,0.3\n"), TestContext.Current.CancellationToken);

        await RunAsync(Plan(File("a.csv", Rows)) with { Csv = [File("a.csv", Rows), new FileInfo(scores)], Score = "q", Ignore = ["p", "name"] });

        Assert.Equal(
            [0.1, 0.2, 0.3],
            service.Items("/v1/predictions/batch").Select(record => record.GetProperty("output").GetProperty("score").GetDouble()));
    }

    [Fact]
    public async Task Labels_may_come_from_another_file_and_be_fewer()
    {
        var labels = File("labels.csv", "who,left\na3,1\na1,0\n");

        await RunAsync(Plan(File("a.csv", Rows)) with { Id = "name", Labels = labels, LabelId = "who", Ignore = ["left"] });

        Assert.Equal(
            ["churn-7-a1 False", "churn-7-a3 True"],
            service.Items("/v1/feedback/batch").Select(label => $"{label.Text("predictionId")} {label.GetProperty("value").GetBoolean()}"));
    }

    [Fact]
    public async Task A_quantity_is_a_regression_and_several_classes_are_multiclass()
    {
        await RunAsync(Plan(File("r.csv", "x,y,z\n1,2.5,3\n2,4,5\n3,1,2\n")) with { Score = null, Value = "y", Label = "z", Time = null });
        await RunAsync(Plan(File("m.csv", "x,y,z\n1,a,b\n2,b,b\n3,c,c\n4,a,a\n")) with { Model = "kind", Score = null, Prediction = "y", Label = "z", Time = null });

        Assert.Equal("regression", service.Bodies("/v1/models/churn/versions/7").Single().Text("task"));
        Assert.Equal("multiclass", service.Bodies("/v1/models/kind/versions/7").Single().Text("task"));
        var feedback = service.Items("/v1/feedback/batch");
        Assert.Equal(("value", 3.0), (feedback[0].Text("kind"), feedback[0].GetProperty("value").GetDouble()));
        Assert.Equal(("label", "b"), (feedback[3].Text("kind"), feedback[3].Text("value")));
    }

    [Fact]
    public async Task Answers_can_be_learnt_from_the_rows_before()
    {
        const string rows = "x,y\n0,0\n2,0\n4,1\n6,1\n4,1\n";

        await RunAsync(Plan(File("l.csv", rows)) with { Score = null, Learn = true, Label = "y", Time = null });

        var scores = service.Items("/v1/predictions/batch").Select(record => record.GetProperty("output").GetProperty("score").GetDouble()).ToList();
        Assert.InRange(scores[0], 0.4999, 0.5);
        Assert.Equal([0, 0], scores[1..3]);
        Assert.Equal(1 / (1 + Math.Exp(-4)), scores[4], 8);
        Assert.Equal("binary", service.Bodies("/v1/models/churn/versions/7").Single().Text("task"));
    }

    [Fact]
    public async Task A_busy_service_is_asked_again()
    {
        service.FirstAnswers.Enqueue(new HttpResponseMessage(System.Net.HttpStatusCode.ServiceUnavailable) { Headers = { { "Retry-After", "0" } } });

        var result = await RunAsync(Plan(File("a.csv", Rows)));

        Assert.Equal(3, result.Predictions.Accepted);
    }

    [Theory]
    [InlineData("--score", "Column 'nope' of --score is not in a.csv, which has: name, age, member, town, when, p, left.")]
    [InlineData("--label", "Column 'nope' of --label is not in a.csv")]
    [InlineData("--time", "Column 'town' of --time holds no time in row 1.")]
    [InlineData("--score=town", "Column 'town' of --score holds no number in row 1.")]
    [InlineData("--label=town", "Column 'name' of --label has more than two values")]
    [InlineData("--learn", "leave --score, --prediction and --value out")]
    [InlineData("none", "Name the column of the model's answer")]
    [InlineData("--id", "column 'when' of --id")]
    public async Task Faults_name_the_column(string fault, string message)
    {
        var plan = Plan(File("a.csv", Rows));
        plan = fault switch
        {
            "--score" => plan with { Score = "nope" },
            "--label" => plan with { Label = "nope" },
            "--time" => plan with { Time = "town" },
            "--score=town" => plan with { Score = "town" },
            "--label=town" => plan with { Label = "name" },
            "--learn" => plan with { Learn = true },
            "--id" => plan with { Id = "when" },
            _ => plan with { Score = null },
        };

        var thrown = await Assert.ThrowsAsync<ReplayException>(() => RunAsync(plan));

        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ragged_rows_are_named()
    {
        var thrown = await Assert.ThrowsAsync<ReplayException>(() => RunAsync(Plan(File("a.csv", "when,p,left\n2026-01-01,0.5,1\n2026-01-01,0.5\n"))));

        Assert.Contains("Row 2 of a.csv has 2 fields in place of 3", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        service.Dispose();
        folder.Delete(recursive: true);
    }

    private static ReplayPlan Plan(FileInfo csv) =>
        new() { Model = "churn", Version = "7", Csv = [csv], Label = "left", Time = "when", Score = "p" };

    private FileInfo File(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return new FileInfo(path);
    }

    private Task<ReplayResult> RunAsync(ReplayPlan plan) =>
        new ReplayRun(service.Sender(clock), clock).RunAsync(plan, TestContext.Current.CancellationToken);
}
