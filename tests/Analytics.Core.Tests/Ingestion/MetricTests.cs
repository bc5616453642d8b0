using Analytics.Contracts.Recording;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class MetricTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task A_sample_becomes_a_row_known_by_series_and_time()
    {
        const string sample = """{"name":"cpu","labels":{"host":"a","core":"1"},"value":0.5,"timestamp":"2026-11-01T10:00:00Z"}""";

        await intake.SendItemsAsync(RecordKind.Metric, sample);
        var again = await intake.SendItemsAsync(
            RecordKind.Metric, """{"timestamp":"2026-11-01T10:00:00Z","value":0.50,"labels":{"core":"1","host":"a"},"name":"cpu"}""");

        var row = Assert.IsType<MetricRow>(Assert.Single(intake.Log.Requests[0].Rows));
        Assert.Equal(("cpu", 0.5), (row.Name, row.Value));
        Assert.Equal(["core", "host"], row.LabelKeys);
        Assert.Equal(["1", "a"], row.LabelValues);
        Assert.Equal(1, again.Response!.Duplicates);
        Assert.Null(again.Response.Results);
    }

    [Fact]
    public async Task Samples_without_a_time_are_kept_apart()
    {
        var outcome = await intake.SendItemsAsync(RecordKind.Metric, """{"name":"cpu","value":1}""", """{"name":"cpu","value":1}""");

        Assert.Equal(2, outcome.Response!.Accepted);
    }

    [Theory]
    [InlineData("""{"value":1}""", "/name", "missing")]
    [InlineData("""{"name":"cpu"}""", "/value", "missing")]
    [InlineData("""{"name":"cpu","value":"1"}""", "/value", "invalid_type")]
    [InlineData("""{"name":"cpu","value":1,"labels":{"a":1}}""", "/labels/a", "invalid_type")]
    public async Task A_faulty_sample_is_rejected(string item, string pointer, string code)
    {
        var fault = await intake.RejectAsync(RecordKind.Metric, item);

        Assert.Equal((pointer, code), fault);
    }

    [Fact]
    public async Task Samples_of_another_protocol_are_taken_by_the_same_rules()
    {
        MetricSample[] samples =
        [
            new() { Name = "cpu", Value = 0.5, Timestamp = Intake.Now, Labels = new Dictionary<string, string> { ["mail"] = "jane@example.org" } },
            new() { Name = "cpu", Value = double.NaN },
            new() { Name = "", Value = 1 },
        ];

        var outcome = await intake.Pipeline.IngestMetricsAsync(samples, "otlp", TestContext.Current.CancellationToken);

        var row = Assert.IsType<MetricRow>(Assert.Single(intake.Request.Rows));
        Assert.Equal(["[email]"], row.LabelValues);
        Assert.Equal((3, 2), (intake.Request.Received, intake.Request.Dispositions.Count));
        Assert.Equal(["/1/value", "/2/name"], outcome.Response!.Results!.Select(result => result.Pointer));
    }
}
