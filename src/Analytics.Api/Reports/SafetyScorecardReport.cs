using Analytics.Api.Pages;
using Analytics.Api.Safety.Pages;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Reports;
using Analytics.Contracts.Safety;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Core.Safety;

namespace Analytics.Api.Reports;

/// <summary>The safety scorecard of a model, against the period before.</summary>
internal sealed class SafetyScorecardReport(SafetyViews views, SafetyReporter reporter, ModelRegistry registry, TimeProvider clock) : IReportTemplate
{
    public string Name => "safety";

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request) => ModelReports.Check(request, registry, clock.GetUtcNow());

    public async Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var window = RequestRules.Window(request, clock.GetUtcNow());
        var report = await ReportAsync(request, window, cancellationToken);
        var before = await ReportAsync(request, new TimeRange(window.From - (window.To - window.From), window.From), cancellationToken);
        var view = await views.OfAsync(report, maySee: true, mayAct: false, cancellationToken);
        return new ReportDocument
        {
            Title = $"Safety of {report.Model}",
            Subtitle = $"{(report.Version is null ? "all versions" : $"version {report.Version}")} · {Words.Window(window)}",
            Sentence = $"{SafetyWords.Headline(report)}. {SafetyWords.Statement(report)}",
            Facts = [$"Period before: {SafetyWords.Statement(before)}", SafetyWords.Coverage(view), .. new[] { SafetyWords.Detection(view.Recent), SafetyWords.Reviews(view.Recent) }.OfType<string>()],
            Tables =
            [
                new ReportTable("By rule", ["Rule", "Severity", "Found", "Checked", "Rate", "True rate at most", "Rate in the period before"],
                    [.. report.Rules.Select(rule => (string[])[rule.Rule, rule.Severity?.ToString().ToLowerInvariant() ?? "–", Words.Count(rule.Total.Count), Words.Count(rule.Total.Checked), SafetyWords.Rate(rule.Total), SafetyWords.Upper(rule.Total), Before(rule)])]),
                new ReportTable("Open incidents", ["Rule", "Severity", "From", "To", "Violations", "To review"],
                    [.. report.OpenIncidents.Select(incident => (string[])[incident.Rule, incident.Severity ?? "–", Words.Moment(incident.First), Words.Moment(incident.Last), Words.Count(incident.Violations), Words.Count(incident.Open)])]),
            ],
            Data = report,
            Page = typeof(SafetyPage),
            Parameters = new Dictionary<string, object?> { [nameof(SafetyPage.View)] = view, [nameof(SafetyPage.Path)] = "/" },
        };

        string Before(RuleRates rule) => before.Rules.FirstOrDefault(was => was.Rule == rule.Rule && was.Source == rule.Source) is { } was ? SafetyWords.Rate(was.Total) : "–";
    }

    private async Task<SafetyReport> ReportAsync(ReportRequest request, TimeRange window, CancellationToken cancellationToken)
    {
        var scope = new AnalysisScope { Model = request.Model!, Version = request.Version, Filters = [], Window = window, Reference = References.Usual(registry, request.Model!, request.Version, window) };
        return await reporter.ReportAsync(scope, null, null, null, cancellationToken) ?? throw new ReportException("There is no model of this name.");
    }
}
