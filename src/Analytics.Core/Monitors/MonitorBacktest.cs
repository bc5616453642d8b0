using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Anomalies;
using Analytics.Core.Drift;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Quality;
using Analytics.Core.Registry;
using Analytics.Core.Safety;

namespace Analytics.Core.Monitors;

/// <summary>Replays the past through a monitor, as it was and with an injected fault. Nothing is kept, and nobody is told.</summary>
public sealed class MonitorBacktest(
    MonitorRegister register, AlarmBudgets budgets, IEventQueries queries, ModelRegistry registry, RailRegister rails, TimeProvider clock)
{
    /// <summary>The most windows of one back-test.</summary>
    public const int MostWindows = 200;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly string[] Kinds = [FaultInjection.Scale, FaultInjection.Shift, FaultInjection.Missing, FaultInjection.Vanish, LabelFlip.Kind];
    private const string Label = "label";
    private const int Seed = 1;

    /// <summary>Faults of a request by JSON pointer; empty when it can be run.</summary>
    public IReadOnlyDictionary<string, string[]> Check(MonitorDefinition monitor, BacktestRequest request)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentNullException.ThrowIfNull(request);
        var faults = new FaultList();
        if (request.From >= request.To || request.To > clock.GetUtcNow()) faults.Add("/to", "Must be after from, and not in the future.");
        else if (monitor.Window.Kind != MonitorRules.Count && (request.To - request.From) / WindowSchedule.StepOf(monitor.Window) > MostWindows)
            faults.Add("/from", $"At most {MostWindows} windows at a time.");
        if (request.Inject is { } fault) CheckFault(monitor, fault, faults);
        return faults.ByPointer;
    }

    /// <summary>The report. Of windows by count, of which nobody knows before how many there are, the first <see cref="MostWindows"/>.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<BacktestReport> RunAsync(MonitorDefinition monitor, BacktestRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        ArgumentNullException.ThrowIfNull(request);
        var arrivals = new Arrivals(queries);
        await arrivals.RefreshAsync(request.From.UtcDateTime.AddHours(-1), cancellationToken);
        var windows = monitor.Window.Kind == MonitorRules.Count
            ? ByCount(monitor, arrivals, request)
            : WindowSchedule.Ended(monitor.Window, request.From, request.To).Where(window => window.From >= request.From).Reverse().ToList();
        var siblings = register.List().Count(other => other.Model == monitor.Model && !other.Paused && AlarmBudgets.IsShared(other));
        var level = budgets.LevelOfLook(monitor, siblings, 1);
        var wait = await LabelWaitAsync(monitor, request, cancellationToken);
        var (replay, clean) = (new MonitorReplay(monitor, windows, arrivals, level, wait, registry, clock), Over(queries));
        var asWas = await replay.AsTheyWereAsync(clean, cancellationToken);
        var injected = request.Inject is { } fault ? await replay.WithFaultAsync(clean, window => Over(Injected(monitor, fault, window)), asWas, cancellationToken) : null;
        return Report(monitor, request, level, wait, windows, asWas, injected);
    }

    private void CheckFault(MonitorDefinition monitor, InjectedFault fault, FaultList faults)
    {
        if (fault.Kind == LabelFlip.Kind)
        {
            if (fault.Column != Label) faults.Add("/inject/column", "Must be label.");
            else if (fault.Size is not (> 0 and < 1)) faults.Add("/inject/size", "Must lie between 0 and 1.");
            else if (registry.List().FirstOrDefault(model => model.Model == monitor.Model)?.Task != ModelTask.Binary) faults.Add("/inject/kind", "flip is for binary models.");
            return;
        }

        if (FieldOf(monitor.Model, fault.Column) is not { } field)
        {
            faults.Add("/inject/column", "Must be features.NAME of a number or category of the model.");
            return;
        }

        if (!Kinds.Contains(fault.Kind)) faults.Add("/inject/kind", $"Must be one of {string.Join(", ", Kinds)}.");
        else if (fault.Kind == FaultInjection.Vanish && (!field.Categorical || string.IsNullOrEmpty(fault.Category))) faults.Add("/inject/category", "Must be a category of a categorical column.");
        else if (fault.Kind is FaultInjection.Scale or FaultInjection.Shift && (field.Categorical || !double.IsFinite(fault.Size))) faults.Add("/inject/size", "Must be a finite number, for a numeric column.");
        else if (fault.Kind == FaultInjection.Missing && fault.Size is not (> 0 and < 1)) faults.Add("/inject/size", "Must lie between 0 and 1.");
    }

    private Field? FieldOf(string model, string? column) =>
        column?.StartsWith("features.", StringComparison.Ordinal) == true ? registry.FeatureField(model, column["features.".Length..]) : null;

    /// <summary>How long labels were waited for; null for monitors that judge by none.</summary>
    private async Task<TimeSpan?> LabelWaitAsync(MonitorDefinition monitor, BacktestRequest request, CancellationToken cancellationToken) => MonitorChecks.AwaitsLabels(monitor)
        ? await LabelLags.LearnAsync(queries, monitor.Model, new TimeRange(request.From, request.To), clock.GetUtcNow(), cancellationToken)
        : null;

    /// <summary>The store with the fault in a window.</summary>
    private InjectedQueries Injected(MonitorDefinition monitor, InjectedFault fault, TimeRange window) =>
        new(queries, fault.Kind == LabelFlip.Kind ? new LabelFlip(fault.Size, Seed) : new FaultInjection(fault, FieldOf(monitor.Model, fault.Column)!), window);

    /// <summary>The checks over a store; they say what is wrong and don't ask why.</summary>
    private MonitorChecks Over(IEventQueries store)
    {
        var engine = new MeasureEngine(store, registry);
        var quality = new QualityAnalyser(store, registry, clock);
        return new MonitorChecks(
            new DriftAnalyser(store, registry, clock),
            new MultivariateDriftAnalyser(store, registry),
            new PerformanceAnalyser(engine, store, quality, clock),
            new SegmentAnalyser(engine, store),
            new SafetyAnalyser(store, rails),
            quality,
            new SeriesAnalyser(engine, clock),
            engine);
    }

    private BacktestReport Report(
        MonitorDefinition monitor,
        BacktestRequest request,
        double level,
        TimeSpan? wait,
        List<TimeRange> windows,
        IReadOnlyList<IReadOnlyList<Finding>> asWas,
        IReadOnlyList<IReadOnlyList<IReadOnlyList<Finding>>>? injected)
    {
        string[] status = [.. asWas.Select(MonitorStatus.Of)];
        string[]? faulty = injected is null ? null : [.. injected.Select(begin => MonitorStatus.Of(begin[0]))];
        var (judged, alarms) = (status.Count(IsJudged), status.Count(IsAlarm));
        var months = MonthsOf(monitor, windows);
        var hits = faulty?.Count(IsAlarm) ?? 0;
        var delays = injected is null ? [] : Delays(injected);
        var scores = Ordered(monitor, asWas.Select(findings => Furthest(monitor, findings)).OfType<double>());
        var allowed = (int)(budgets.Of(monitor.Model).FalseAlarmsPerMonth * months);
        return new BacktestReport
        {
            Monitor = monitor.Uid,
            Level = level,
            Judged = judged,
            Alarms = alarms,
            AlarmsPerMonth = months > 0 ? alarms / months : 0,
            Power = faulty is null || faulty.Length == 0 ? null : (double)hits / faulty.Length,
            WindowsToAlarm = delays.Count > 0 ? delays.Average(delay => delay.Alarm - delay.Begin + 1) : null,
            HoursToAlarm = delays.Count > 0 ? delays.Average(delay => (windows[delay.Alarm].To + (wait ?? TimeSpan.Zero) - windows[delay.Begin].From).TotalHours) : null,
            Found = faulty is { Length: > 0 } ? (double)delays.Count / faulty.Length : null,
            LabelWaitHours = wait?.TotalHours,
            F1 = faulty is { Length: > 0 } ? 2.0 * hits / (hits + alarms + faulty.Length) : null,
            AlwaysFireAlarmsPerMonth = months > 0 ? windows.Count / months : 0,
            SuggestedThreshold = scores.Count > allowed ? scores[allowed] : null,
            Windows =
            [
                .. windows.Select((window, at) => new BacktestWindow(window, status[at], Furthest(monitor, asWas[at]), faulty?[at], injected is null ? null : Furthest(monitor, injected[at][0]))),
            ],
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(new { monitor = MonitorHistory.QuestionOf(monitor), level, request }),
                Seed = Seed,
                Window = new TimeRange(request.From, request.To),
                DataSet = MonitorScopes.Of(monitor, new TimeRange(request.From, request.To), registry).Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private static double MonthsOf(MonitorDefinition monitor, List<TimeRange> windows)
    {
        if (monitor.Window.Kind != MonitorRules.Count) return windows.Count * WindowSchedule.StepOf(monitor.Window) / Month;
        return windows.Count > 0 ? (windows[^1].To - windows[0].From) / Month : 0;
    }

    private static List<TimeRange> ByCount(MonitorDefinition monitor, Arrivals arrivals, BacktestRequest request)
    {
        var windows = new List<TimeRange>();
        var start = new DateTimeOffset(request.From.UtcTicks - (request.From.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        while (windows.Count < MostWindows && arrivals.EndOf(monitor.Model, start, monitor.Window.Rows!.Value, request.To) is { } end)
        {
            windows.Add(new TimeRange(start, end));
            start = end;
        }

        return windows;
    }

    /// <summary>All windows in which the fault may begin and from which on it is found, each with that in which it is.</summary>
    private static List<(int Begin, int Alarm)> Delays(IReadOnlyList<IReadOnlyList<IReadOnlyList<Finding>>> injected) =>
        [.. injected.Select((judged, begin) => (Begin: begin, Alarm: begin + judged.Count - 1, IsFound: IsAlarm(MonitorStatus.Of(judged[^1])))).Where(one => one.IsFound).Select(one => (one.Begin, one.Alarm))];

    /// <summary>The score nearest to an alarm: the largest, or the smallest where the rule asks for less.</summary>
    private static double? Furthest(MonitorDefinition monitor, IReadOnlyList<Finding> findings) =>
        LooksDown(monitor) ? findings.Min(finding => finding.Score) : findings.Max(finding => finding.Score);

    private static List<double> Ordered(MonitorDefinition monitor, IEnumerable<double> scores) => [.. LooksDown(monitor) ? scores.Order() : scores.OrderDescending()];

    private static bool LooksDown(MonitorDefinition monitor) => monitor.Rule is { Kind: MonitorRules.Threshold, Op: "<" or "<=" };

    private static bool IsAlarm(string status) => status == MonitorStatus.Alert;

    private static bool IsJudged(string status) => status is MonitorStatus.Alert or MonitorStatus.Ok;
}
