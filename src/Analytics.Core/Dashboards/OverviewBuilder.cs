using Analytics.Contracts.Alerting;
using Analytics.Contracts.Dashboards;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;
using Analytics.Core.Alerts;
using Analytics.Core.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Privacy.People;
using Analytics.Core.Registry;

namespace Analytics.Core.Dashboards;

/// <summary>Puts the first page together: figures by measure queries, models by their alerts, experiments by the verdicts of the last look.</summary>
public sealed class OverviewBuilder(
    MeasureEngine measures, ModelRegistry models, ExperimentRegister experiments, ExperimentCycle cycle, AlertList alerts, AlertHistory history, TimeProvider clock)
{
    private const int Days = 7;
    private const int RecentChanges = 500;

    /// <exception cref="Ports.StoreUnavailableException">The store can't answer now.</exception>
    public async Task<Overview> BuildAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var window = new TimeRange(now.AddDays(-Days), now);
        var figures = new List<OverviewFigure>();
        foreach (var asked in OverviewMeasure.All)
            if (await FigureAsync(asked, window, cancellationToken) is { } figure) figures.Add(figure);

        if (Viewer.Current?.Own is { } own) return Overview(OverviewWords.Own(own, figures), [], [], []);
        var firing = alerts.Firing();
        var changes = await history.ListToldAsync(RecentChanges, cancellationToken);
        var lines = await ModelsAsync(window, firing, [.. changes.Where(change => change.At >= now.AddDays(-1))], cancellationToken);
        var tried = Experiments(now.AddDays(-1));
        var tasks = Tasks(firing, tried);
        return Overview(OverviewWords.Sentence(figures, lines, firing.Count, tried), tasks, lines, tried);

        Overview Overview(string sentence, IReadOnlyList<OverviewTask> tasks, IReadOnlyList<OverviewModel> lines, IReadOnlyList<OverviewExperiment> tried) => new()
        {
            Sentence = sentence,
            Window = window,
            Figures = figures,
            Tasks = tasks,
            Models = lines,
            Experiments = tried,
            ComputedAt = now,
        };
    }

    private async Task<OverviewFigure?> FigureAsync(OverviewMeasure asked, TimeRange window, CancellationToken cancellationToken)
    {
        var query = new MeasureQuery { Measure = asked.Measure, Aggregate = asked.Aggregate, Range = window, Compare = "previous" };
        if (asked.SplitBy is { } field)
        {
            // Money of several currencies is never added: the largest is shown, and the query says which.
            var parts = await measures.AnswerAsync(query with { Breakdown = [field] }, cancellationToken);
            if (parts.Rows.Where(row => row.Keys[field] is not null).MaxBy(row => row.Figure.Value ?? 0) is not { } largest) return null;
            query = query with { Filters = [new MeasureFilter { Field = field, Values = [largest.Keys[field]!] }] };
        }

        var answer = await measures.AnswerAsync(query, cancellationToken);
        if (answer.Rows is not [var row, ..] || row is { Figure.N: 0, Previous: null or { N: 0 } }) return null;
        var today = new DateTimeOffset(window.To.UtcDateTime.Date, TimeSpan.Zero);
        var days = await measures.AnswerAsync(query with { Range = new TimeRange(today.AddDays(-2 * Days), today), Interval = "day", Compare = null }, cancellationToken);
        return new OverviewFigure
        {
            Query = query,
            Title = asked.Title,
            Unit = answer.Unit,
            Definition = answer.Definition,
            HigherIsBetter = asked.HigherIsBetter,
            Now = row.Figure,
            Before = row.Previous,
            Change = Change(row.Figure.Value, row.Previous?.Value),
            Days = days.Rows,
        };
    }

    private async Task<IReadOnlyList<OverviewModel>> ModelsAsync(
        TimeRange window, IReadOnlyList<(NoticeAlert Words, string? MutedBy)> firing, List<AlertTransition> changes, CancellationToken cancellationToken)
    {
        var known = models.List();
        if (known.Count == 0) return [];
        var volumes = await measures.AnswerAsync(new MeasureQuery { Measure = "predictions", Breakdown = ["model"], Range = window, Compare = "previous" }, cancellationToken);
        var byModel = volumes.Rows.Where(row => row.Keys["model"] is not null).ToDictionary(row => row.Keys["model"]!);
        return [.. known.Select(model => Line(model, byModel.GetValueOrDefault(model.Model), Of(model.Model, firing), changes)).OrderByDescending(line => line.State == OverviewWords.Look)];
    }

    private static List<NoticeAlert> Of(string model, IReadOnlyList<(NoticeAlert Words, string? MutedBy)> firing) =>
        [.. firing.Select(alert => alert.Words).Where(alert => alert.Labels.GetValueOrDefault("model") == model)];

    private static OverviewModel Line(ModelSummary model, MeasureRow? volume, List<NoticeAlert> firing, List<AlertTransition> changes)
    {
        var predictions = (long)(volume?.Figure.Value ?? 0);
        return new OverviewModel
        {
            Model = model.Model,
            Task = model.Task,
            Versions = model.Versions,
            Predictions = predictions,
            Change = Change(volume?.Figure.Value, volume?.Previous?.Value),
            State = firing.Count > 0 ? OverviewWords.Look : predictions == 0 ? OverviewWords.Quiet : OverviewWords.Normal,
            Sentence = firing.Count > 0 ? $"{OverviewWords.Brief(firing[0])}{(firing.Count > 1 ? $" And {firing.Count - 1} more." : "")}" : predictions == 0 ? "No predictions in seven days." : "Nothing out of the ordinary.",
            SinceYesterday = [.. changes.Where(change => change.Labels.GetValueOrDefault("model") == model.Model).Select(OverviewWords.Of).Distinct()],
        };
    }

    private List<OverviewExperiment> Experiments(DateTimeOffset yesterday) =>
    [
        .. experiments.List().Where(summary => summary.Definition.Status is ExperimentStatus.Running or ExperimentStatus.Paused)
            .Select(summary => (Summary: summary, Verdict: cycle.Verdicts.GetValueOrDefault(summary.Definition.Key)))
            .Select(one => new OverviewExperiment(
                one.Summary.Definition.Key, one.Summary.Definition.Status, one.Verdict?.Decision,
                one.Summary.RolledBack ? "The service took the treatment away by itself." : one.Verdict?.Sentence ?? "It was not looked at yet.")
            {
                SinceYesterday = OverviewWords.Of(experiments.StateOf(one.Summary.Definition.Key), yesterday),
            }),
    ];

    private List<OverviewTask> Tasks(IReadOnlyList<(NoticeAlert Words, string? MutedBy)> firing, List<OverviewExperiment> tried)
    {
        // Harm is an alert by itself: it is told once.
        var told = firing.Select(alert => alert.Words.Labels.GetValueOrDefault("experiment")).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. firing.Where(alert => alert.MutedBy is null && alert.Words.Acknowledgement is null)
                .Select(alert => new OverviewTask("alert", OverviewWords.Brief(alert.Words), $"/v1/alerts#alert-{alert.Words.Id}", alert.Words.Severity >= AlertSeverity.Error)),
            .. tried.Where(one => OverviewWords.CanBeDecided(one) && !(IsHarm(one) && told.Contains(one.Key)))
                .Select(one => new OverviewTask("experiment", $"{one.Key}: {one.Sentence}", $"/v1/experiments/{Uri.EscapeDataString(one.Key)}/results", IsHarm(one))),
            .. experiments.FileStatus.Faults.Count > 0 ? [new OverviewTask("file", "The file of experiments has faults; what was in force stays.", "/v1/experiments", false)] : Array.Empty<OverviewTask>(),
        ];
    }

    private static bool IsHarm(OverviewExperiment experiment) => experiment.Decision is ExperimentDecision.RollBack or ExperimentDecision.Blocked;

    private static double? Change(double? now, double? before) => now is { } value && before is { } was && was != 0 ? value / was - 1 : null;
}
