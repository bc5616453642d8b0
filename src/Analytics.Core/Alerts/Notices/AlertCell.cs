using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Anomalies;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;

namespace Analytics.Core.Alerts.Notices;

/// <summary>A notebook cell that asks again for the figure of an alert, as its rule or monitor did.</summary>
internal static class AlertCell
{
    private static readonly TimeSpan HourlySeries = TimeSpan.FromDays(2);

    /// <summary>Of a rule on a measure: its question, about the window that was judged.</summary>
    public static string OfRule(AlertQuery query, TimeRange window, string publicUrl) => NotebookCell.Post(
        "v1/query",
        new MeasureQuery { Measure = query.Measure, Aggregate = query.Aggregate, Filters = query.Filters, Breakdown = query.Breakdown, Range = window, Compare = "previous" },
        publicUrl);

    /// <summary>Of a monitor on a measure; null for those on other things.</summary>
    public static string? OfMonitor(AlertEvidence evidence, string publicUrl)
    {
        if (evidence.Measure is not { } measure) return null;
        var filters = evidence.Filters ?? [];
        var window = evidence.Provenance.Window;
        return evidence.Check == MonitorChecks.Series
            ? NotebookCell.Post(
                "v1/anomalies",
                new AnomalyRequest
                {
                    Measure = measure,
                    Aggregate = evidence.Aggregate,
                    Filters = filters,
                    Interval = window.To - window.From <= HourlySeries ? SeriesAnalyser.Hour : SeriesAnalyser.Day,
                    Range = window,
                    Method = evidence.Findings.Count > 0 ? evidence.Findings[0].Method : null,
                    Alpha = evidence.Level,
                },
                publicUrl)
            : NotebookCell.Post("v1/query", new MeasureQuery { Measure = measure, Aggregate = evidence.Aggregate, Filters = filters, Range = window }, publicUrl);
    }
}
