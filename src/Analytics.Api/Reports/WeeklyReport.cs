using Analytics.Api.Dashboards.Pages;
using Analytics.Api.Experiments.Pages;
using Analytics.Api.Pages;
using Analytics.Contracts.Dashboards;
using Analytics.Contracts.Reports;
using Analytics.Core.Dashboards;

namespace Analytics.Api.Reports;

/// <summary>Everything at one glance: the last seven days against the seven before.</summary>
internal sealed class WeeklyReport(OverviewBuilder builder) : IReportTemplate
{
    public string Name => "weekly";

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request) => RequestRules.Check(request);

    public async Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var overview = await builder.BuildAsync(cancellationToken);
        return new ReportDocument
        {
            Title = "The week",
            Subtitle = $"{Words.Window(overview.Window)}, against the seven days before",
            Sentence = overview.Sentence,
            Facts = [.. overview.Tasks.Select(task => task.Sentence)],
            Tables =
            [
                new ReportTable("Figures", ["Figure", "This week", "Change", "95% sure", "Records"], [.. overview.Figures.Select(Row)]),
                new ReportTable("Models", ["Model", "State", "Predictions", "Change", "What"],
                    [.. overview.Models.Select(model => (string[])[model.Model, model.State, Words.Count(model.Predictions), model.Change is { } change ? Words.Change(change) : "–", model.Sentence])]),
                new ReportTable("Experiments", ["Experiment", "Verdict", "Why"],
                    [.. overview.Experiments.Select(one => (string[])[one.Key, one.Decision is { } decision ? ExperimentWords.Decision(decision) : "not looked at yet", one.Sentence])]),
            ],
            Data = overview,
            Page = typeof(OverviewPage),
            Parameters = new Dictionary<string, object?> { [nameof(OverviewPage.Overview)] = overview },
        };
    }

    private static string[] Row(OverviewFigure figure) =>
    [
        figure.Title,
        figure.Now.Value is { } value ? UnitWords.Format(value, figure.Unit) : figure.Now.Insufficient ?? "–",
        figure.Change is { } change ? Words.Change(change) : "–",
        figure.Now is { Lower: { } lower, Upper: { } upper } ? $"{UnitWords.Format(lower, figure.Unit)} to {UnitWords.Format(upper, figure.Unit)}" : "–",
        Words.Count(figure.Now.N),
    ];
}
