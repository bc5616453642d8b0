using Analytics.Api.Models.Pages;
using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;
using Analytics.Contracts.Reports;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Api.Reports;

/// <summary>The scorecard of a model, against the period before.</summary>
internal sealed class EffectivenessReport(ScorecardBuilder builder, ModelRegistry registry, TimeProvider clock) : IReportTemplate
{
    public string Name => "effectiveness";

    public IReadOnlyDictionary<string, string[]> Check(ReportRequest request) => ModelReports.Check(request, registry, clock.GetUtcNow());

    public async Task<ReportDocument> BuildAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var window = RequestRules.Window(request, clock.GetUtcNow());
        var length = window.To - window.From;
        var card = await CardAsync(request, window, cancellationToken);
        var before = await CardAsync(request, new TimeRange(window.From - length, window.From), cancellationToken);
        (string Title, Verdict Verdict)[] sections =
        [
            ("Is it right?", Verdicts.OfPerformance(card)), ("How much is it used?", Verdicts.OfVolume(card)), ("Is it fast?", Verdicts.OfLatency(card)),
            ("Do people take to it?", Verdicts.OfAcceptance(card)), ("Is it safe?", Verdicts.OfSafety(card)), ("Can the data be trusted?", Verdicts.OfQuality(card)),
        ];
        var watched = sections.Where(section => section.Verdict.Tone == Tone.Watch).ToList();
        return new ReportDocument
        {
            Title = $"Effectiveness of {card.Model}",
            Subtitle = $"{(card.Version is null ? "all versions" : $"version {card.Version}")} · {Words.Window(window)}",
            Sentence = (Grade.Of(card).Letter is { } letter ? $"Grade {letter}. " : "") + (watched.Count == 0 ? Verdicts.OfPerformance(card).Text : $"Worth a look: {string.Join(" ", watched.Select(section => section.Verdict.Text))}"),
            Facts = [.. sections.Select(section => $"{section.Title} {section.Verdict.Text}")],
            Tables =
            [
                Compared("Right answers", card.Performance, before.Performance), Compared("Speed", card.LatencyMs, before.LatencyMs),
                Compared("Acceptance", card.Acceptance, before.Acceptance), Compared("Safety", card.Safety, before.Safety),
                new ReportTable("By version", ["Version", "Predictions", "Truth known"], [.. card.ByVersion.Select(version => (string[])[version.Version, Words.Count(version.Volume), version.LabelCoverage.Value is { } share ? Words.Percent(share) : "–"])]),
            ],
            Data = card,
            Page = typeof(ScorecardPage),
            Parameters = new Dictionary<string, object?> { [nameof(ScorecardPage.Scorecard)] = card },
        };
    }

    private static ReportTable Compared(string title, IReadOnlyDictionary<string, Figure> now, IReadOnlyDictionary<string, Figure> before) => new(
        title,
        ["Figure", "Now", "95% sure", "Records", "Period before"],
        [.. now.OrderBy(figure => FigureWord.Order(figure.Key)).Select(figure => Row(FigureWord.Of(figure.Key), figure.Value, before.GetValueOrDefault(figure.Key)))]);

    private static string[] Row(FigureWord word, Figure now, Figure? before) =>
    [
        word.Title,
        now.Value is { } value ? word.Format(value) : now.Insufficient ?? "–",
        now is { Lower: { } lower, Upper: { } upper } ? $"{word.Format(lower)} to {word.Format(upper)}" : "–",
        Words.Count(now.N),
        before?.Value is { } was ? word.Format(was) : "–",
    ];

    private async Task<Scorecard> CardAsync(ReportRequest request, TimeRange window, CancellationToken cancellationToken) =>
        await builder.BuildAsync(request.Model!, request.Version, window, null, cancellationToken) ?? throw new ReportException("There is no model of this name.");
}
