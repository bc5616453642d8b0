using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;
using Analytics.Core.Alerts.Notices;

namespace Analytics.Core.Tests.Alerts;

/// <summary>Ordinary rules and notifications.</summary>
internal static class SomeAlerts
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    public static AlertRule Rule(string uid = "unsafe") => new()
    {
        Uid = uid,
        Title = "Unsafe answers",
        Query = new AlertQuery { Measure = "violationRate", Breakdown = ["version"], Filters = [new MeasureFilter { Field = "model", Values = ["churn"] }], Window = TimeSpan.FromHours(1) },
        Fire = new AlertThreshold { Op = ">", Value = 0.05 },
        Recover = new AlertThreshold { Op = "<", Value = 0.03 },
        MinSamples = 100,
        Severity = AlertSeverity.Warning,
        Runbook = "https://wiki.example.com/unsafe?a=1&b=2",
    };

    public static NoticeAlert Alert(string id = "a1", bool active = true, string text = "violationRate is 8%", string rule = "unsafe", AlertSeverity severity = AlertSeverity.Warning) => new()
    {
        Id = id,
        Rule = rule,
        Title = "Unsafe <answers> & more",
        State = active ? AlertState.Firing : AlertState.Ok,
        Active = active,
        Severity = severity,
        Labels = new Dictionary<string, string> { ["model"] = "churn", ["rule"] = rule, ["version"] = "3" },
        What = text,
        Sure = "95% interval 6.1% to 10.3%, from 640 records.",
        Since = Now.AddMinutes(-7),
        Next = "Follow the runbook.",
        Runbook = "https://wiki.example.com/unsafe",
        Link = "http://localhost:5080/v1/models/churn/scorecard?version=3",
        Notebook = "var http = new HttpClient();\nawait http.GetStringAsync(\"v1/models/churn/scorecard?a=1&b=<2>\")",
        Figure = new Figure { Value = 0.08, Lower = 0.061, Upper = 0.103, N = 640 },
    };

    public static AlertNotice Notice(params IEnumerable<NoticeAlert> alerts) => NoticeWriter.Notice("g-1", "g", "fired", alerts, Now);
}
