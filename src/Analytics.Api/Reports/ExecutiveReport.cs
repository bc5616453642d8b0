using System.Globalization;
using Analytics.Api.Business.Pages;
using Analytics.Api.Pages;
using Analytics.Contracts.Business;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Reports;
using Analytics.Core.Business;

namespace Analytics.Api.Reports;

/// <summary>Money and subscriptions, against the period before.</summary>
internal sealed class ExecutiveReport(BusinessAnalyser analyser, TimeProvider clock) : IReportTemplate
{
    public string Name => "executive";

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request)
    {
        var faults = RequestRules.Check(request);
        RequestRules.CheckWindow(request, clock.GetUtcNow(), faults);
        return faults;
    }

    public async Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var window = RequestRules.Window(request, clock.GetUtcNow());
        var report = await analyser.AnalyseAsync(window, null, cancellationToken);
        var before = await analyser.AnalyseAsync(new TimeRange(window.From - (window.To - window.From), window.From), report.Currency, cancellationToken);
        string Share(Figure? figure) => figure?.Value is { } share ? Words.Percent(share) : "–";
        string Worth(RecurringRevenue? months) => months?.LifetimeValue is { } worth ? Money(worth) : "–";
        string Money(double value) => $"{value.ToString("0.00", CultureInfo.InvariantCulture)} {report.Currency}";
        return new ReportDocument
        {
            Title = "Business",
            Subtitle = Words.Window(report.Window),
            Sentence = report.Sentence,
            Facts =
            [
                .. report.Recurring is { } recurring ? [$"New {Money(recurring.New)}, back again {Money(recurring.Reactivated)}, more {Money(recurring.Expansion)}, less {Money(recurring.Contraction)}, left {Money(recurring.Churned)}."] : Array.Empty<string>(),
                .. report.Conversion.Value is { } converted ? [$"{Words.Percent(converted)} of {Words.Count(report.Conversion.N)} sign-ups paid within a month or two."] : Array.Empty<string>(),
                .. report.Forecast.Count > 0 ? [$"{Money(report.Forecast.Sum(day => day.Revenue))} are expected in the next four weeks."] : Array.Empty<string>(),
            ],
            Tables =
            [
                new ReportTable("Figures", ["Figure", "Now", "Before"],
                [
                    ["Revenue", Money(report.Revenue), Money(report.RevenueBefore)],
                    ["Given back", Money(report.Refunds), Money(before.Refunds)],
                    .. report.Recurring is { } months
                        ? [
                            ["Recurring revenue a month", Money(months.Now), Money(months.Before)],
                            ["Subscribers", Words.Count(months.Subscribers), before.Recurring is { } was ? Words.Count(was.Subscribers) : "–"],
                            ["Leave in a month", Share(months.ChurnRate), Share(before.Recurring?.ChurnRate)],
                            ["Worth of a subscriber", Worth(months), Worth(before.Recurring)],
                        ]
                        : Array.Empty<string[]>(),
                ]),
                new ReportTable("Revenue by day", ["Day", "Revenue", "Events"], [.. report.Days.Select(day => (string[])[Words.Day(day.Day), Money(day.Revenue), Words.Count(day.Events)])]),
                new ReportTable("Expected", ["Day", "Revenue", "From", "To"], [.. report.Forecast.Select(day => (string[])[Words.Day(day.Day), Money(day.Revenue), Money(day.Lower), Money(day.Upper)])]),
            ],
            Data = report,
            Page = typeof(BusinessPage),
            Parameters = new Dictionary<string, object?> { [nameof(BusinessPage.Report)] = report },
        };
    }
}
