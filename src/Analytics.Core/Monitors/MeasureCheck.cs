using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Anomalies;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Monitors;

/// <summary>
/// The check of any measure. Its own verdict: differs from the reference by more than chance explains, by the normal approximation of both 95 % intervals,
/// and by at least a tenth; for the worse, where the measure has one.
/// </summary>
internal static class MeasureCheck
{
    private const double ChangeThatMatters = 0.1;

    /// <summary>Whether a measure is about models; system metrics and product events are not.</summary>
    public static bool IsOfModels(string? measure) =>
        MeasureCatalogue.Find(measure ?? "")?.Sources.All(source => source is not (EventSource.Metrics or EventSource.Events)) ?? true;

    /// <summary>The conditions of a monitor: its own, then model, version and segment.</summary>
    public static IReadOnlyList<MeasureFilter> FiltersOf(MonitorDefinition monitor)
    {
        List<MeasureFilter> filters = [.. monitor.Filters ?? []];
        if (!IsOfModels(monitor.Measure)) return filters;
        filters.Add(new MeasureFilter { Field = "model", Values = [monitor.Model ?? ""] });
        if (monitor.Version is { } version) filters.Add(new MeasureFilter { Field = "version", Values = [version] });
        if (monitor.Segment is { } text && ScopeText.Segment(text) is { } segment) filters.Add(new MeasureFilter { Field = segment.Field.Name, Values = [.. segment.Values.OfType<string>()] });
        return filters;
    }

    private static MeasureQuery Ask(MonitorDefinition monitor, TimeRange window) => new()
    {
        Measure = monitor.Measure ?? "",
        Aggregate = monitor.Aggregate,
        Filters = FiltersOf(monitor),
        Range = window,
    };

    /// <summary>The window as a series: by hours where it is short, else by days.</summary>
    public static AnomalyRequest AskSeries(MonitorQuestion question, TimeSpan shortest)
    {
        var asked = Ask(question.Definition, question.Scope.Window);
        return new AnomalyRequest
        {
            Measure = asked.Measure,
            Aggregate = asked.Aggregate,
            Filters = asked.Filters,
            Interval = asked.Range.To - asked.Range.From <= shortest ? SeriesAnalyser.Hour : SeriesAnalyser.Day,
            Range = asked.Range,
            Method = question.Definition.Test,
            Alpha = question.Level,
        };
    }

    public static async Task<IReadOnlyList<Finding>> FindAsync(MeasureEngine engine, MonitorQuestion question, CancellationToken cancellationToken)
    {
        var (monitor, scope) = (question.Definition, question.Scope);
        var now = await FigureAsync(engine, Ask(monitor, scope.Window), scope.KnownBy, cancellationToken);
        var before = scope.Reference.Window is { } window ? await FigureAsync(engine, Ask(monitor, window), scope.KnownBy, cancellationToken) : null;
        return [Judge(Subject(monitor), now, before, SideOf(monitor), question.Level)];
    }

    private static string Subject(MonitorDefinition monitor) => monitor.Aggregate is null ? monitor.Measure! : $"{monitor.Measure}.{monitor.Aggregate}";

    private static async Task<Figure> FigureAsync(MeasureEngine engine, MeasureQuery query, DateTimeOffset? knownBy, CancellationToken cancellationToken)
    {
        var answer = await engine.AnswerAsync(query, knownBy, cancellationToken);
        return answer.Rows.Count > 0 ? answer.Rows[0].Figure : Figure.None("no records");
    }

    /// <summary>The change that is looked for: the one asked for, else the worse of a measure that has one, else both.</summary>
    private static string SideOf(MonitorDefinition monitor) => monitor.Rule.Side ?? MeasureCatalogue.Find(monitor.Measure ?? "")?.HigherIsBetter switch
    {
        true => MonitorRules.Down,
        false => MonitorRules.Up,
        null => MonitorRules.Both,
    };

    private static Finding Judge(string subject, Figure now, Figure? before, string side, double level)
    {
        var finding = new Finding
        {
            Check = MonitorChecks.Measure,
            Subject = subject,
            Status = FindingStatus.NotEnoughData,
            Because = now.Insufficient ?? before?.Insufficient ?? string.Create(CultureInfo.InvariantCulture, $"{subject} is {now.Value:0.####}."),
            Score = now.Value,
            Lower = now.Lower,
            Upper = now.Upper,
            Reference = before?.Value,
            N = now.N,
            ReferenceN = before?.N ?? 0,
        };
        if (now.Value is not { } value) return finding;
        if (before is not { Value: { } usual } || FigureChange.ErrorOf(before) is not { } error || FigureChange.ErrorOf(now) is not { } noise)
            return finding with { Status = FindingStatus.Skipped };

        var spread = Math.Sqrt((error * error) + (noise * noise));
        var twoSided = spread > 0 ? NormalTest.TwoSidedPValue((value - usual) / spread) : value == usual ? 1 : 0;
        var isAsked = side == MonitorRules.Both || (side == MonitorRules.Up ? value >= usual : value <= usual);
        var p = side == MonitorRules.Both ? twoSided : isAsked ? twoSided / 2 : 1 - (twoSided / 2);
        var matters = ChangeThatMatters * Math.Abs(usual);
        var changed = p < level && Math.Abs(value - usual) > matters;
        return finding with
        {
            Status = changed ? FindingStatus.Alert : FindingStatus.Ok,
            Because = string.Create(
                CultureInfo.InvariantCulture,
                $"{subject} {usual:0.####} → {value:0.####} ({(changed ? "more than chance explains" : isAsked ? "chance explains it, or it is less than a tenth" : $"only a change {side} is looked for")})."),
            Method = "normal",
            PValue = p,
            Threshold = side == MonitorRules.Up || (side == MonitorRules.Both && value >= usual) ? usual + matters : usual - matters,
            Impact = matters > 0 ? Math.Abs(value - usual) / matters : null,
        };
    }
}
