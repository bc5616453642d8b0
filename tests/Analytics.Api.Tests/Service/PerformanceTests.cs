using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class PerformanceTests(RunningService service) : ServiceTest(service)
{
    private const int RowsADay = 1_500;
    private const string Window = "from=2026-09-03T00:00:00Z&to=2026-09-07T00:00:00Z&reference=2026-09-01/2026-09-03&bucket=day";

    /// <summary>Confidence-based estimates can't see it (monitoring.md, 5): the audit by the late truth and the errors must.</summary>
    [Fact]
    public async Task Labels_that_flip_leave_the_estimate_unmoved_and_are_found_by_the_audit_and_the_errors()
    {
        await RecordAsync("flipped", day => day < 3 ? 0 : 0.25);

        var (_, report) = await GetAsync($"/v1/models/flipped/performance?{Window}");

        Assert.Equal("alert", StatusOf(report, "performance", "auc"));
        Assert.NotEqual("alert", StatusOf(report, "estimate", "auc"));
        Assert.Equal(
            Metric(report, "auc").GetProperty("reference").GetProperty("value").GetDouble(), Metric(report, "auc").GetProperty("estimated").GetProperty("value").GetDouble(), 0.01);
        Assert.Equal("alert", StatusOf(report, "estimatorGap", "auc"));
        Assert.Equal("alert", StatusOf(report, "estimatorGap", "accuracy"));
        Assert.Equal("alert", StatusOf(report, "calibration", "score"));
        Assert.Equal("cbpe", Metric(report, "auc").GetProperty("estimated").GetProperty("method").GetString());
    }

    [Fact]
    public async Task Where_nothing_changed_nothing_alerts_and_the_truth_lies_in_the_band()
    {
        await RecordAsync("steady", _ => 0);

        var (_, report) = await GetAsync($"/v1/models/steady/performance?{Window}");

        Assert.DoesNotContain(report.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("status").GetString() == "alert");
        var audit = report.GetProperty("audit").EnumerateArray().Single(one => one.GetProperty("metric").GetString() == "auc");
        Assert.Equal(4, audit.GetProperty("buckets").GetInt32());
        Assert.InRange(audit.GetProperty("covered").GetInt32(), 3, 4);
        var (realised, estimated) = (Metric(report, "auc").GetProperty("realised").GetProperty("value").GetDouble(), Metric(report, "auc").GetProperty("estimated"));
        Assert.InRange(realised, estimated.GetProperty("lower").GetDouble(), estimated.GetProperty("upper").GetDouble());
        Assert.All(report.GetProperty("series").EnumerateArray(), bucket => Assert.Equal("final", bucket.GetProperty("stage").GetString()));
    }

    [Fact]
    public async Task History_is_read_as_it_was_known()
    {
        await RecordAsync("known", _ => 0);

        // Labels come two hours after their prediction.
        var (_, report) = await GetAsync($"/v1/models/known/performance?{Window}&knownBy=2026-09-05T00:00:00Z");

        Assert.Equal([true, true, false, false], report.GetProperty("series").EnumerateArray().Select(bucket => bucket.GetProperty("labelled").GetInt64() > 0));
        Assert.Equal(report.GetProperty("labelled").GetInt64(), report.GetProperty("conceptDrift").GetProperty("outcomes").GetInt64());
        Assert.InRange(report.GetProperty("lag").GetProperty("medianHours").GetDouble(), 1, 3);
    }

    /// <summary>The error is as large as the feature: 0.5 in the mean over the reference, and 0.75 in the window, where the feature is in [0.5, 1].</summary>
    [Fact]
    public async Task The_error_of_a_regression_model_is_estimated_before_its_labels_come()
    {
        var random = new Random(11);
        for (var day = 1; day <= 6; day++)
        {
            List<string> predictions = [], labels = [];
            for (var row = 0; row < RowsADay; row++)
            {
                var x = day < 3 ? random.NextDouble() : 0.5 + (random.NextDouble() / 2);
                var (id, value) = ($"growing-{day}-{row}", 10 * random.NextDouble());
                predictions.Add(string.Create(CultureInfo.InvariantCulture, $$$"""{"id":"{{{id}}}","model":"growing","version":"1","timestamp":"2026-09-{{{day:00}}}T12:00:00Z","output":{"value":{{{value:0.0000}}}},"features":{"x":{{{x:0.0000}}}}}"""));
                if (day < 3) labels.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}.l","predictionId":"{{id}}","kind":"value","value":{{value + (x * (random.Next(2) == 0 ? 1 : -1)):0.0000}},"timestamp":"2026-09-{{day:00}}T14:00:00Z"}"""));
            }

            await SendAsync(predictions, labels);
        }

        var (_, report) = await GetAsync($"/v1/models/growing/performance?{Window}");

        var mae = Metric(report, "mae").GetProperty("estimated");
        Assert.Equal("dle", mae.GetProperty("method").GetString());
        Assert.Equal(0.5, Metric(report, "mae").GetProperty("reference").GetProperty("value").GetDouble(), 0.03);
        Assert.Equal(0.75, mae.GetProperty("value").GetDouble(), 0.03);
        Assert.Equal("alert", StatusOf(report, "estimate", "mae"));
        Assert.Equal("notEnoughData", StatusOf(report, "performance", "mae"));
        Assert.All(report.GetProperty("series").EnumerateArray(), bucket => Assert.Equal("estimated", bucket.GetProperty("stage").GetString()));
    }

    [Theory]
    [InlineData("reference=yesterday", "reference")]
    [InlineData("bucket=year", "bucket")]
    [InlineData("knownBy=never", "knownBy")]
    [InlineData("segment=country", "segment")]
    [InlineData("from=2026-10-02&to=2026-10-01", "from")]
    [InlineData("estimator=oracle", "estimator")]
    public async Task Nonsense_is_named(string query, string parameter)
    {
        var (status, problem) = await GetAsync($"/v1/models/any/performance?{query}");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task An_unknown_model_is_not_found() => Assert.Equal(404, (await GetAsync("/v1/models/unheard-of/performance")).Status);

    [Fact]
    public async Task A_model_without_labels_says_that_it_has_too_few_data()
    {
        await PostAsync("/v1/predictions", """{"id":"unlabelled-1","model":"unlabelled","version":"1","output":{"score":0.7}}""");

        var (status, report) = await GetAsync("/v1/models/unlabelled/performance");

        Assert.Equal(200, status);
        Assert.Equal(1, report.GetProperty("predictions").GetInt64());
        Assert.All(report.GetProperty("findings").EnumerateArray(), finding => Assert.Equal("notEnoughData", finding.GetProperty("status").GetString()));
    }

    /// <summary>Six days of calibrated scores, whose labels flip with a chance that depends on the day.</summary>
    private async Task RecordAsync(string model, Func<int, double> flips)
    {
        var random = new Random(model.Length);
        for (var day = 1; day <= 6; day++)
        {
            List<string> predictions = [], labels = [];
            for (var row = 0; row < RowsADay; row++)
            {
                var (id, score) = ($"{model}-{day}-{row}", random.NextDouble());
                var truth = (random.NextDouble() < score) != (random.NextDouble() < flips(day));
                predictions.Add(string.Create(CultureInfo.InvariantCulture, $$$"""{"id":"{{{id}}}","model":"{{{model}}}","version":"1","timestamp":"2026-09-{{{day:00}}}T12:00:00Z","output":{"score":{{{score:0.0000}}}}}"""));
                labels.Add(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{id}}.l","predictionId":"{{id}}","kind":"label","value":{{(truth ? "true" : "false")}},"timestamp":"2026-09-{{day:00}}T14:00:00Z"}"""));
            }

            await SendAsync(predictions, labels);
        }
    }

    private async Task SendAsync(List<string> predictions, List<string> labels)
    {
        Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', predictions)}}]}""")).Status);
        if (labels.Count > 0) Assert.Equal(202, (await PostAsync("/v1/feedback/batch", $$"""{"backfill":true,"items":[{{string.Join(',', labels)}}]}""")).Status);
    }

    private static string? StatusOf(JsonElement report, string check, string subject) => report.GetProperty("findings").EnumerateArray()
        .Single(finding => finding.GetProperty("check").GetString() == check && finding.GetProperty("subject").GetString() == subject)
        .GetProperty("status").GetString();

    private static JsonElement Metric(JsonElement report, string name) =>
        report.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("metric").GetString() == name);
}
