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
