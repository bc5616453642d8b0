using Analytics.Contracts.Dashboards;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Anomalies;
using Analytics.Core.Measures;

namespace Analytics.Core.Dashboards;

/// <summary>Puts the page of the systems together: every metric by measure queries, its anomalies by the same judge as the monitors'.</summary>
public sealed class SystemBuilder(MeasureEngine measures, SeriesAnalyser series)
{
    private const string Measure = "metric";
    private const string Name = "name";
    private const int MostMetrics = 12;
    private const double Alpha = 0.001;
    private static readonly TimeSpan LongestHourly = TimeSpan.FromDays(7);

    /// <summary>Longest window that can be judged.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(182);

    /// <exception cref="Ports.StoreUnavailableException">The store can't answer now.</exception>
    public async Task<SystemReport> BuildAsync(TimeRange window, ServiceVitals service, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        var answer = await measures.AnswerAsync(new MeasureQuery { Measure = Measure, Breakdown = [Name], Range = window, Compare = "previous" }, cancellationToken);
        List<SystemMetric> metrics = [];
        foreach (var row in answer.Rows.Where(row => row.Keys[Name] is not null && row.Figure.N > 0).OrderByDescending(row => row.Figure.N).Take(MostMetrics))
            metrics.Add(await MetricAsync(row, window, cancellationToken));
        return new SystemReport
        {
            Sentence = Sentence(metrics),
            Window = window,
            Service = service,
            Metrics = [.. metrics.OrderByDescending(metric => metric.Points.Any(point => point.Anomaly))],
        };
    }

    private async Task<SystemMetric> MetricAsync(MeasureRow row, TimeRange window, CancellationToken cancellationToken)
    {
        var request = new AnomalyRequest
        {
            Measure = Measure,
            Filters = [new MeasureFilter { Field = Name, Values = [row.Keys[Name]!] }],
            Interval = window.To - window.From <= LongestHourly ? SeriesAnalyser.Hour : SeriesAnalyser.Day,
            Range = window,
            Alpha = Alpha,
        };
        var report = await series.AnalyseAsync(request, cancellationToken);
        return new SystemMetric
        {
            Name = row.Keys[Name]!,
            Mean = row.Figure,
            Before = row.Previous,
            Change = row.Figure.Value is { } now && row.Previous?.Value is { } before && before != 0 ? now / before - 1 : null,
            Points = report.Points,
            Method = report.Method ?? "none",
        };
    }

    private static string Sentence(List<SystemMetric> metrics)
    {
        if (metrics.Count == 0) return "No metric of a system was sent.";
        var odd = metrics.Where(metric => metric.Points.Any(point => point.Anomaly)).Select(metric => metric.Name).ToList();
        return odd.Count switch
        {
            0 => $"All {metrics.Count} metrics go as their season and level lead to expect.",
            1 => $"One of {metrics.Count} metrics was out of the ordinary: {odd[0]}.",
            _ => $"{odd.Count} of {metrics.Count} metrics were out of the ordinary: {string.Join(", ", odd)}.",
        };
    }
}
