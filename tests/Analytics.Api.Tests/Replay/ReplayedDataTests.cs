using Analytics.Api.Replay;
using Analytics.Api.Samples;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Xunit;

namespace Analytics.Api.Tests.Replay;

/// <summary>
/// Real data through the real service. The expected figures were computed by scikit-learn 1.2.1 (roc_auc_score, brier_score_loss, log_loss,
/// accuracy_score at 0.5) from the same files, rounded to five digits.
/// </summary>
public sealed class ReplayedDataTests(ReplayService service) : IClassFixture<ReplayService>
{
    private static readonly DateTimeOffset Last = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

    [Fact]
    public async Task Scores_of_mlc_churn_have_the_figures_of_scikit_learn()
    {
        var plan = Churn("mlc-churn");

        var performance = (await ReplayAsync(plan)).Scorecard.Performance;

        AssertFigure(0.93213, performance["auc"]);
        AssertFigure(0.03213, performance["brier"]);
        AssertFigure(0.14747, performance["logLoss"]);
        AssertFigure(0.96341, performance["accuracy"]);
    }

    [Fact]
    public async Task A_second_replay_stores_nothing()
    {
        var plan = Churn("mlc-churn-twice");

        var first = (await ReplayAsync(plan)).Result;
        var second = await ReplayAsync(plan);

        Assert.Equal((1_667, 1_667), (first.Predictions.Accepted, first.Labels.Accepted));
        Assert.Equal((0, 1_667), (second.Result.Predictions.Accepted, second.Result.Predictions.Duplicates));
        Assert.Equal((0, 1_667), (second.Result.Labels.Accepted, second.Result.Labels.Duplicates));
        Assert.Equal(1_667, second.Scorecard.Volume);
    }

    [Fact]
    public async Task The_california_log_is_good_before_and_worse_after()
    {
        var before = Housing("2020", "reference.csv.gz");
        var after = Housing("2021", "analysis_predictions.csv.gz") with { Labels = Data("california_housing_log", "analysis_labels.csv"), LabelId = "id" };

        var reference = (await ReplayAsync(before)).Scorecard.Performance;
        var analysis = (await ReplayAsync(after)).Scorecard.Performance;

        AssertFigure(0.90794, reference["auc"]);
        AssertFigure(0.81842, reference["accuracy"]);
        AssertFigure(0.12893, reference["brier"]);
        AssertFigure(0.84025, analysis["auc"]);
        AssertFigure(0.72157, analysis["accuracy"]);
        AssertFigure(0.1883, analysis["brier"]);
    }

    [Fact]
    public async Task The_loss_of_the_california_log_is_found_and_the_estimate_is_audited_by_the_late_truth()
    {
        var (model, split) = ("california-performance", Last.AddDays(-350));
        var reference = (await ReplayAsync(Housing("1", "reference.csv.gz") with { Model = model, Last = split })).Result;
        var analysis = (await ReplayAsync(Housing("1", "analysis_predictions.csv.gz") with { Model = model, Labels = Data("california_housing_log", "analysis_labels.csv"), LabelId = "id" })).Result;

        var report = await service.PerformanceAsync(
            model, $"from={analysis.From.UtcDateTime:O}&to={analysis.To.UtcDateTime:O}&bucket=month&reference={reference.From.UtcDateTime:O}/{reference.To.UtcDateTime:O}", TestContext.Current.CancellationToken);

        var auc = report.Metrics.Single(metric => metric.Metric == "auc");
        Assert.Equal((0.84025, 0.90794), (Math.Round(auc.Realised.Value!.Value, 5), Math.Round(auc.Reference.Value!.Value, 5)));
        Assert.Equal("cbpe", auc.Estimated!.Method);
        Assert.InRange(auc.Estimated.Value, 0.80, 0.92);
        Assert.Equal(FindingStatus.Alert, report.Findings.Single(finding => finding is { Check: "performance", Subject: "auc" }).Status);
        Assert.Equal(FindingStatus.Alert, report.Findings.Single(finding => finding is { Check: "performance", Subject: "accuracy" }).Status);
        Assert.Equal(FindingStatus.Alert, report.Findings.Single(finding => finding is { Check: "calibration" }).Status);
        Assert.NotEmpty(report.Audit);
        Assert.All(report.Series.SkipLast(1), bucket => Assert.Equal("final", bucket.Stage));
    }

    /// <summary>Distances by SciPy over all rows (reference.json beside the data); ours are of sketches with bins of one per cent.</summary>
    [Fact]
    public async Task The_drift_of_the_california_log_is_what_scipy_says()
    {
        var (model, split) = ("california-drift", Last.AddDays(-350));
        var before = (await ReplayAsync(Housing("1", "reference.csv.gz") with { Model = model, Last = split })).Result;
        var after = (await ReplayAsync(Housing("1", "analysis_predictions.csv.gz") with { Model = model, Labels = Data("california_housing_log", "analysis_labels.csv"), LabelId = "id" })).Result;
        var window = $"from={after.From.UtcDateTime:O}&to={after.To.UtcDateTime:O}&reference={before.From.UtcDateTime:O}/{before.To.UtcDateTime:O}&numericTest=kolmogorov_smirnov";

        var columns = (await service.DriftAsync(model, window, TestContext.Current.CancellationToken)).Columns.ToDictionary(column => column.Column);

        foreach (var (column, distance, tolerance) in new[]
        {
            ("features.MedInc", 0.06875, 0.01), ("features.HouseAge", 0.08675, 0.01), ("features.AveRooms", 0.0653, 0.01), ("features.Population", 0.02112, 0.01),
            ("features.AveOccup", 0.08379, 0.01), ("features.Latitude", 0.50702, 0.02), ("features.Longitude", 0.51229, 0.02), ("score", 0.24782, 0.01),
        })
        {
            Assert.Equal(distance, columns[column].Distance!.Value, tolerance);
        }

        Assert.Equal("drift", columns["features.Latitude"].Verdict);
        Assert.NotEqual("drift", columns["features.Population"].Verdict);
    }

    [Fact]
    public async Task The_planted_changes_of_concept_are_found_where_the_reference_says()
    {
        var plan = new ReplayPlan { Model = "sea-abrupt", Csv = [Data("sea_abrupt", "sea_abrupt.csv.gz")], Label = "y", Learn = true, Days = 40, Last = Last };

        var (result, _) = await ReplayAsync(plan);
        var report = await service.PerformanceAsync(
            "sea-abrupt", $"from={result.From.UtcDateTime:O}&to={result.To.UtcDateTime:O}&bucket=day", TestContext.Current.CancellationToken);

        // ADWIN on the errors of prequential naive Bayes, as computed elsewhere (rows there count from 0).
        Assert.Equal(40_000, report.ConceptDrift!.Outcomes);
        Assert.Contains(10_591, report.ConceptDrift.Alarms.Select(alarm => (int)alarm.Outcome - 1));
        Assert.Contains(30_495, report.ConceptDrift.Alarms.Select(alarm => (int)alarm.Outcome - 1));
        Assert.Equal(FindingStatus.Alert, report.Findings.Single(finding => finding.Check == "conceptDrift").Status);
    }

    [Fact]
    public async Task The_sample_history_is_taken_without_a_fault()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var end = TimeProvider.System.GetUtcNow();

        var tally = await new SampleUpload(service.Sender).RunAsync(new SampleHistory(1, end, 0.02), cancellationToken);

        Assert.Null(tally.FirstFault);
        Assert.Equal((0, 0, 0), (tally.Rejected, tally.Duplicates, tally.Reused));
        Assert.True(tally.Dropped > 0);
        Assert.True((await service.LedgerAsync(cancellationToken)).Balanced);
        var (champion, challenger) = (await VolumeAsync("1"), await VolumeAsync("2"));
        Assert.Equal(0.02 * 90_000, champion + challenger);
        Assert.InRange(challenger, 1, 100);

        async Task<long> VolumeAsync(string version) => (await service.ScorecardAsync("plan-intensity", version, end.AddDays(-91), end, cancellationToken)).Volume;
    }

    private static ReplayPlan Churn(string model) => new()
    {
        Model = model,
        Csv = [Data("mlc_churn", "test.csv"), Data("mlc_churn", "reference_predictions.csv")],
        Label = "churn",
        Score = "hist_gradient_boosting",
        Ignore = ["row", "logistic_regression", "gradient_boosting", "random_forest"],
    };

    private static ReplayPlan Housing(string version, string file) => new()
    {
        Model = "california-housing",
        Version = version,
        Csv = [Data("california_housing_log", file)],
        Label = "clf_target",
        Time = "timestamp",
        Last = Last,
        Score = "y_pred_proba",
        Id = "id",
        Ignore = ["y_pred"],
    };

    private static FileInfo Data(string set, string file) => new(Path.Combine(AppContext.BaseDirectory, "Data", set, file));

    private static void AssertFigure(double expected, Figure figure)
    {
        Assert.Null(figure.Insufficient);
        Assert.Equal(expected, figure.Value!.Value, 5);
    }

    private async Task<(ReplayResult Result, Scorecard Scorecard)> ReplayAsync(ReplayPlan plan)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var result = await new ReplayRun(service.Sender, TimeProvider.System).RunAsync(plan, cancellationToken);
        Assert.Null(result.Predictions.FirstFault);
        return (result, await service.ScorecardAsync(plan.Model, plan.Version, result.From, result.To, cancellationToken));
    }
}
