using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Alerts.Notices;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class EvidenceTextTests
{
    private const string Public = "https://analytics.example.com/";
    private static readonly TimeRange Day = new(SomeAlerts.Now.AddDays(-1), SomeAlerts.Now);

    [Fact]
    public void The_figure_of_a_measure_is_asked_for_by_its_own_question()
    {
        var cell = EvidenceText.Notebook(Evidence("measure") with { Measure = "latency", Aggregate = "p95", Filters = [new MeasureFilter { Field = "model", Values = ["churn"] }, new MeasureFilter { Field = "segments.plan", Values = ["a=\"b\""] }] }, Public);

        Assert.Contains("""Environment.GetEnvironmentVariable("ANALYTICS_URL") ?? "https://analytics.example.com/")""", cell, StringComparison.Ordinal);
        Assert.Contains("PostAsync(\"v1/query\"", cell, StringComparison.Ordinal);
        var question = JsonSerializer.Deserialize<MeasureQuery>(Question(cell), JsonSerializerOptions.Web)!;
        Assert.Equal(("latency", "p95", Day), (question.Measure, question.Aggregate, question.Range));
        Assert.Equal(["model churn", "segments.plan a=\"b\""], question.Filters.Select(filter => $"{filter.Field} {filter.Values[0]}"));
    }

    [Fact]
    public void Points_out_of_the_ordinary_are_asked_for_as_the_monitor_did()
    {
        var cell = EvidenceText.Notebook(Evidence("series") with { Measure = "predictions", Findings = [Found() with { Method = "ssa" }] }, "");

        Assert.Contains("\"http://localhost:5080/\"", cell, StringComparison.Ordinal);
        Assert.Contains("PostAsync(\"v1/anomalies\"", cell, StringComparison.Ordinal);
        var question = JsonSerializer.Deserialize<AnomalyRequest>(Question(cell), JsonSerializerOptions.Web)!;
        Assert.Equal(("predictions", "hour", "ssa", 0.01, Day), (question.Measure, question.Interval, question.Method, question.Alpha, question.Range));
    }

    [Theory]
    [InlineData("quality", "/explain?", "v1/models/churn/quality?")]
    [InlineData("drift", "/drift?", "v1/models/churn/drift?")]
    [InlineData("safety", "/safety?", "v1/models/churn/safety?")]
    public void Page_and_cell_show_the_window_the_segment_and_what_it_was_compared_with(string check, string page, string route)
    {
        var evidence = Evidence(check) with { Segment = "plan=premium" };

        foreach (var address in (string[])[EvidenceText.Link(evidence, Public), EvidenceText.Notebook(evidence, Public)])
            Assert.Contains("from=2026-10-31T10:00:00Z&to=2026-11-01T10:00:00Z&segment=plan%3Dpremium&reference=dataset:training", address, StringComparison.Ordinal);
        Assert.Contains(page, EvidenceText.Link(evidence, Public), StringComparison.Ordinal);
        Assert.Contains(route, EvidenceText.Notebook(evidence, Public), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verdict", "jensen_shannon", "drift", "a look like this raises a false alarm at most once in 100 times")]
    [InlineData("threshold", "jensen_shannon", "drift", "the limit of 0.2 was set by hand")]
    [InlineData("deviation", "jensen_shannon", "drift", "beyond 0.2, the end of what is usual from window to window")]
    [InlineData("eDetector", "jensen_shannon", "drift", "evidence 250 over the windows, which comes to 100 once in as many windows by chance")]
    [InlineData("verdict", "volume", "quality", "four times more or fewer than usual")]
    [InlineData("verdict", "adwin", "conceptDrift", "a rise that stands at the end of the window and is of a size that matters")]
    public void How_sure_it_is_is_what_its_rule_promises(string rule, string method, string check, string expected)
    {
        var evidence = Evidence("drift") with { Rule = rule, Findings = [Found() with { Check = check, Method = method, Threshold = 0.2, EValue = 250 }] };

        Assert.EndsWith($"; {expected}.", EvidenceText.Sure(evidence), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("performance", "conceptDrift", "train anew on what came after")]
    [InlineData("estimatorGap", "estimatorGap", "train anew on what came after")]
    [InlineData("calibration", "calibration", "Fit the scores")]
    [InlineData("fairness", "fairness", "which values of the segment lost")]
    [InlineData("realised", "performance", "which segments and versions lost")]
    [InlineData("estimate", "estimate", "which segments and versions lost")]
    [InlineData("drift", "drift", "Check the source of the columns")]
    public void What_to_do_next_is_about_what_was_found(string check, string found, string expected) =>
        Assert.Contains(expected, EvidenceText.Next(Evidence(check) with { Findings = [Found() with { Check = found }] }), StringComparison.Ordinal);

    [Theory]
    [InlineData("drift", "population_stability_deciles", "&numericTest=population_stability_deciles")]
    [InlineData("drift", "chi_squared", "&categoricalTest=chi_squared")]
    [InlineData("performance", "pape", "&estimator=pape")]
    [InlineData("multivariateDrift", null, "/drift?from=2026-10-31T10:00:00Z&to=2026-11-01T10:00:00Z&multivariate=true")]
    public void The_figure_is_asked_for_with_the_test_of_the_monitor(string check, string? test, string expected)
    {
        var evidence = Evidence(check) with { Test = test };

        Assert.Contains(expected, EvidenceText.Link(evidence, Public), StringComparison.Ordinal);
        Assert.Contains(expected, EvidenceText.Notebook(evidence, Public), StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_about_violations_names_the_list_that_there_is() =>
        Assert.Contains("GET /v1/safety/violations?model=churn&status=open", EvidenceText.Next(Evidence("safety")), StringComparison.Ordinal);

    [Fact]
    public void A_check_that_failed_sends_nobody_to_the_columns() =>
        Assert.StartsWith("See the log of the service", EvidenceText.Next(Evidence("drift") with { Findings = [] }), StringComparison.Ordinal);

    [Fact]
    public void The_figure_of_a_rule_is_asked_for_as_the_rule_did()
    {
        var cell = AlertCell.OfRule(SomeAlerts.Rule().Query!, Day, Public);

        var question = JsonSerializer.Deserialize<MeasureQuery>(Question(cell), JsonSerializerOptions.Web)!;
        Assert.Equal(("violationRate", "previous", Day), (question.Measure, question.Compare, question.Range));
        Assert.Equal(["version"], question.Breakdown);
    }

    private static string Question(string cell) => cell.Split("\"\"\"")[1];

    private static AlertEvidence Evidence(string check) => new()
    {
        Monitor = $"churn.{check}",
        Title = "A monitor",
        Check = check,
        Model = "churn",
        Findings = [Found()],
        Level = 0.01,
        Provenance = new Provenance { Configuration = "0123456789abcdef", Seed = 42, Window = Day, DataSet = "training", ComputedAt = SomeAlerts.Now },
    };

    private static Finding Found() => new() { Check = "any", Subject = "any", Status = FindingStatus.Alert, Because = "It is so." };
}
