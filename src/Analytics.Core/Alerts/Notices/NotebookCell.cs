using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Anomalies;
using Analytics.Core.Monitors;

namespace Analytics.Core.Alerts.Notices;

/// <summary>A cell in C# that asks the service again for the figures of an alert.</summary>
internal static class NotebookCell
{
    private const string Key = "http.DefaultRequestHeaders.Authorization = new(\"Bearer\", Environment.GetEnvironmentVariable(\"ANALYTICS_KEY\"));";
    private const string UsualUrl = "http://localhost:5080";
    private static readonly TimeSpan HourlySeries = TimeSpan.FromDays(2);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Reads a path of the service.</summary>
    public static string Get(string path, string publicUrl) => $"""
        {Client(publicUrl)}
        {Key}
        await http.GetStringAsync("{path.TrimStart('/')}")
        """;

    /// <summary>Of a rule on a measure: its question, about the window that was judged.</summary>
    public static string OfRule(AlertQuery query, TimeRange window, string publicUrl) => Post(
        publicUrl,
        "v1/query",
        new MeasureQuery { Measure = query.Measure, Aggregate = query.Aggregate, Filters = query.Filters, Breakdown = query.Breakdown, Range = window, Compare = "previous" });

    /// <summary>Of a monitor on a measure; null for those on other things.</summary>
    public static string? OfMonitor(AlertEvidence evidence, string publicUrl)
    {
        if (evidence.Measure is not { } measure) return null;
        var filters = evidence.Filters ?? [];
        var window = evidence.Provenance.Window;
        return evidence.Check == MonitorChecks.Series
            ? Post(publicUrl, "v1/anomalies", new AnomalyRequest
            {
                Measure = measure,
                Aggregate = evidence.Aggregate,
                Filters = filters,
                Interval = window.To - window.From <= HourlySeries ? SeriesAnalyser.Hour : SeriesAnalyser.Day,
                Range = window,
                Method = evidence.Findings.Count > 0 ? evidence.Findings[0].Method : null,
                Alpha = evidence.Level,
            })
            : Post(publicUrl, "v1/query", new MeasureQuery { Measure = measure, Aggregate = evidence.Aggregate, Filters = filters, Range = window });
    }

    // The writer escapes quotation marks within texts, so that three of them never stand together.
    private static string Post<T>(string publicUrl, string route, T question) => $""""
        {Client(publicUrl)}
        {Key}
        var question = new StringContent("""{JsonSerializer.Serialize(question, Json)}""", System.Text.Encoding.UTF8, "application/json");
        await (await http.PostAsync("{route}", question)).Content.ReadAsStringAsync()
        """";

    // Pages know the service by no address.
    private static string Client(string publicUrl) =>
        $$"""var http = new HttpClient { BaseAddress = new(Environment.GetEnvironmentVariable("ANALYTICS_URL") ?? "{{(publicUrl.Length > 0 ? publicUrl.TrimEnd('/') : UsualUrl)}}/") };""";
}
