using System.Globalization;
using System.IO.Compression;
using Analytics.Api.Replay;
using Analytics.Contracts.Monitoring;
using Xunit;

namespace Analytics.Api.Tests.Replay;

/// <summary>
/// Real data in two halves of which nothing tells one from the other (every second row), the later one with a fault: it is found in that one window, and the explanation
/// names the guilty one first.
/// </summary>
public sealed class InjectedFaultTests(ReplayService service) : IClassFixture<ReplayService>
{
    private const int Days = 2;
    private static readonly DateTimeOffset Last = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("analytics-faults-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("scaled", "MedInc", "quality", "features.MedInc")]
    [InlineData("missing", "AveRooms", "quality", "features.AveRooms")]
    [InlineData("frozen", "y_pred_proba", "quality", "score")]
    [InlineData("flipped", "clf_target", "concept", "concept")]
    public async Task A_fault_in_the_california_log_is_found_and_named_first(string fault, string column, string kind, string subject)
    {
        var (head, rows) = Halves("california_housing_log", "reference.csv.gz");
        var at = Array.IndexOf(head.Split(','), column);

        var first = await FirstCauseAsync(California(fault, head, rows[0], Last.AddDays(-Days)), California(fault, head, rows[1].Select((row, number) => Broken(row, at, fault, number)), Last));

        Assert.Equal((kind, subject, true), first);
        var seen = await MonitorAsync($"california-{fault}", kind == "concept" ? "performance" : "quality");
        Assert.Equal("alert", seen.Status);
        if (kind == "concept") Assert.Equal((true, true), (seen.Because.Contains("from the concept", StringComparison.Ordinal), seen.Findings[0].Since >= seen.Window.From));
        else Assert.Contains(seen.Findings[0].Subject, fault == "frozen" ? [subject, "predicted"] : (string[])[subject]);
    }

    /// <summary>Positives become five times as frequent as they were, and look as they always did.</summary>
    [Fact]
    public async Task A_shift_of_the_labels_is_found_and_named()
    {
        var (head, rows) = Halves("california_housing_log", "reference.csv.gz");
        var at = Array.IndexOf(head.Split(','), "clf_target");

        var first = await FirstCauseAsync(California("shifted", head, rows[0], Last.AddDays(-Days)), California("shifted", head, rows[1].Where((row, number) => row[at] == "1" || number % 5 == 0), Last));

        Assert.True(first.IsAlert);
        var seen = await MonitorAsync("california-shifted", "labelDrift");
        Assert.Equal(("alert", "label"), (seen.Status, seen.Findings[0].Subject));
    }

    [Fact]
    public async Task A_category_of_mlc_churn_that_vanishes_is_found_and_named_first()
    {
        var (head, rows) = Halves("mlc_churn", "test.csv", "reference_predictions.csv");
        var at = Array.IndexOf(head.Split(','), "area_code");
        ReplayPlan Plan(string name, IEnumerable<string[]> half, DateTimeOffset last) => new()
        {
            Model = "churn-vanished",
            Csv = [Write($"vanished-{name}", head, half)],
            Label = "churn",
            Score = "hist_gradient_boosting",
            Id = "row",
            Days = Days,
            Last = last,
            Ignore = ["logistic_regression", "gradient_boosting", "random_forest"],
        };

        var first = await FirstCauseAsync(Plan("before", rows[0], Last.AddDays(-Days)), Plan("after", rows[1].Where(row => row[at] != "area_code_408"), Last));

        Assert.Equal(("quality", "features.area_code", true), first);
        var seen = await MonitorAsync("churn-vanished", "quality");
        Assert.Equal(("alert", "features.area_code"), (seen.Status, seen.Findings[0].Subject));
    }

    /// <summary>Rows stand in the order of their places, so that the errors do rise within both halves: what is asked is what compares the halves.</summary>
    [Fact]
    public async Task Without_a_fault_nothing_is_found()
    {
        var (head, rows) = Halves("california_housing_log", "reference.csv.gz");

        Assert.False((await FirstCauseAsync(California("none", head, rows[0], Last.AddDays(-Days)), California("none", head, rows[1], Last))).IsAlert);
        foreach (var check in (string[])["quality", "drift", "realised", "estimate", "labelDrift"])
        {
            var seen = await MonitorAsync("california-none", check);
            Assert.True(seen.Status != "alert", seen.Because);
        }
    }

    /// <summary>What a monitor says of the days with the fault, against the days before.</summary>
    private Task<MonitorResult> MonitorAsync(string model, string check) => service.MonitorAsync(
        new MonitorDefinition
        {
            Uid = $"{model}.{check}.of-the-fault",
            Model = model,
            Check = check,
            Window = new MonitorWindow { Length = TimeSpan.FromDays(Days), Step = TimeSpan.FromDays(1) },
            Streaming = false,
            Reference = $"{Last.AddDays(-2 * Days).UtcDateTime:O}/{Last.AddDays(-Days).UtcDateTime:O}",
        },
        Last,
        Cancellation);

    private static ReplayPlan California(string fault, string head, IEnumerable<string[]> rows, DateTimeOffset last) => new()
    {
        Model = $"california-{fault}",
        Csv = [Write($"{fault}-{last:yyyyMMdd}", head, rows)],
        Label = "clf_target",
        Score = "y_pred_proba",
        Id = "id",
        Days = Days,
        Last = last,
        Ignore = ["y_pred", "timestamp"],
    };

    private async Task<(string Kind, string Subject, bool IsAlert)> FirstCauseAsync(ReplayPlan before, ReplayPlan after)
    {
        var run = new ReplayRun(service.Sender, TimeProvider.System);
        var reference = await run.RunAsync(before, Cancellation);
        var window = await run.RunAsync(after, Cancellation);
        Assert.Equal((null, null), (reference.Predictions.FirstFault, window.Predictions.FirstFault));

        var explanation = await service.ExplainAsync(
            after.Model, $"from={window.From.UtcDateTime:O}&to={window.To.UtcDateTime:O}&reference={reference.From.UtcDateTime:O}/{reference.To.UtcDateTime:O}", Cancellation);
        var first = explanation.Causes[0];
        return (first.Kind, first.Subject, first.Alert);
    }

    private static string[] Broken(string[] row, int at, string fault, int number)
    {
        string[] broken = [.. row];
        broken[at] = fault switch
        {
            "scaled" => (double.Parse(row[at], CultureInfo.InvariantCulture) * 100).ToString(CultureInfo.InvariantCulture),
            "missing" => number % 5 < 2 ? "" : row[at],
            "frozen" => "0.37",
            "flipped" => number % 4 == 0 ? row[at] == "1" ? "0" : "1" : row[at],
            _ => throw new ArgumentException($"There is no fault {fault}.", nameof(fault)),
        };
        return broken;
    }

    /// <summary>The header, and every second row; files stand side by side.</summary>
    private static (string Head, string[][][] Halves) Halves(string set, params string[] files)
    {
        var lines = files.Select(file => Read(Path.Combine(AppContext.BaseDirectory, "Data", set, file))).Aggregate((left, right) => [.. left.Zip(right, (one, other) => $"{one},{other}")]);
        var kept = lines[0].Split(',').Select((name, at) => (name, at)).DistinctBy(column => column.name).Select(column => column.at).ToArray();
        var rows = lines.Skip(1).Select(line => line.Split(',')).Select(cells => kept.Select(at => cells[at]).ToArray()).ToList();
        return (
            string.Join(',', kept.Select(at => lines[0].Split(',')[at])),
            [.. new[] { 0, 1 }.Select(half => rows.Where((_, number) => number % 2 == half).ToArray())]);
    }

    private static string[] Read(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllLines(path);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static FileInfo Write(string name, string head, IEnumerable<string[]> rows)
    {
        var path = Path.Combine(Folder.FullName, name + ".csv");
        File.WriteAllLines(path, rows.Select(row => string.Join(',', row)).Prepend(head));
        return new FileInfo(path);
    }
}
