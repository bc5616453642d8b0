using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Api.Churn;
using Analytics.Api.Tests.Architecture;
using Xunit;

namespace Analytics.Api.Tests.Churn;

/// <summary>The churn data of MLC++ (R package modeldata, MIT), with its own split. What others reached there: reference.json of the data, gradient boosting 0.922 and 0.041.</summary>
public sealed partial class TrainVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-models-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_reaches_the_bar_keeps_the_model_and_replaces_it_only_by_a_better_one()
    {
        var models = new ModelFolder(folder.FullName);
        string[] first = [.. Run().Run(models, DateTimeOffset.UnixEpoch)];
        string[] again = [.. Run().Run(models, DateTimeOffset.UnixEpoch)];

        var figures = Figure().Matches(string.Join('\n', first)).ToDictionary(match => match.Groups[1].Value, match => double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        Assert.True(figures["auc"] >= 0.922, string.Join('\n', first));
        Assert.True(figures["brier"] <= 0.042, string.Join('\n', first));
        Assert.Contains("kept as mlc-churn version 1", first);
        Assert.Contains("not better by a test: the version in force stays", again);
        Assert.Contains(again, line => line.Contains("p 1.000 (DeLong)", StringComparison.Ordinal) || line.Contains("difference +0.0000", StringComparison.Ordinal));
        Assert.Equal(1, models.Newest("mlc-churn"));

        var (card, model) = models.Load("mlc-churn", 1);
        var test = ChurnCsv.Read(Data("test"), "churn", [], model.Encoding);
        Assert.Equal(figures["auc"], Math.Round(ChurnJudge.Metrics(model.Score(test.Numbers, test.Categories), [.. test.Left])["auc"].Value!.Value, 4));
        Assert.Equal(["international_plan=no", "international_plan=yes"], card.Segments.Keys.Order());
        Assert.Equal("number_customer_service_calls", card.Importance.MaxBy(one => one.Value).Key);
        Assert.Contains(card.Sha256, File.ReadAllText(Path.Combine(folder.FullName, "mlc-churn", "1", "README.md")), StringComparison.Ordinal);

        File.AppendAllText(Path.Combine(folder.FullName, "mlc-churn", "1", "model.zip"), "x");
        var fault = Assert.Throws<ModelFolderException>(() => models.Load("mlc-churn", 1));
        Assert.Contains("It was changed after it was trained", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>By the README's words, from the folder where its reader is.</summary>
    [Fact]
    public async Task The_command_finds_files_from_where_it_is_called()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", "src/Analytics.Api", "--", "train", "churn", "--csv", "no-such.csv"]) { WorkingDirectory = Repository.Root, RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((1, $"There is no file {Path.Combine(Repository.Root, "no-such.csv")}."), (process.ExitCode, said.Trim().Split('\n')[^1]));
    }

    [Fact]
    public void The_model_of_the_repository_is_the_one_of_its_card()
    {
        var models = new ModelFolder(Path.Combine(Repository.Root, "models"));

        var (card, _) = models.Load("mlc-churn", models.Newest("mlc-churn")!.Value);

        Assert.True(card.Metrics["auc"].Value >= 0.92 && card.Metrics["brier"].Value <= 0.045);
    }

    private static ChurnRun Run() => new()
    {
        Train = Data("train"),
        Test = Data("test"),
        Label = "churn",
        Name = "mlc-churn",
        Segments = ["international_plan"],
        Worth = 100,
        Cost = 10,
        Success = 0.3,
    };

    private static FileInfo Data(string part) => new(Path.Combine(AppContext.BaseDirectory, "Data", "mlc_churn", part == "train" ? "train.csv.gz" : "test.csv"));

    [GeneratedRegex(@"(auc|brier) (\d\.\d{4}) \[")]
    private static partial Regex Figure();
}
