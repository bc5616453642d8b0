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
    MonitorRegister register, MonitorChecks checks, AlarmBudgets budgets, IEventQueries queries, ModelRegistry registry, RailRegister rails, TimeProvider clock)
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
        var asWas = await ReplayAsync(monitor, windows, checks, arrivals, level, cancellationToken);
        var injected = request.Inject is { } fault ? await ReplayAsync(monitor, windows, Injected(monitor, fault, windows), arrivals, level, cancellationToken) : null;
        return Report(monitor, request, level, windows, asWas, injected);
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

    /// <summary>The same checks over a store with the fault in the windows judged.</summary>
    private MonitorChecks Injected(MonitorDefinition monitor, InjectedFault fault, List<TimeRange> windows)
    {
        var judged = windows.Select(window => (window.From.UtcDateTime, window.To.UtcDateTime)).ToHashSet();
        var store = new InjectedQueries(queries, fault.Kind == LabelFlip.Kind ? new LabelFlip(fault.Size, Seed) : new FaultInjection(fault, FieldOf(monitor.Model, fault.Column)!), (from, to) => judged.Contains((from, to)));
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

    private async Task<List<IReadOnlyList<Finding>>> ReplayAsync(
        MonitorDefinition monitor, List<TimeRange> windows, MonitorChecks over, Arrivals arrivals, double level, CancellationToken cancellationToken)
    {
        var (check, found, earlier) = (over.Find(monitor.Check)!, new List<IReadOnlyList<Finding>>(), new EarlierScores(clock));
        foreach (var window in windows)
        {
            if (check.TooFew(monitor, window, arrivals.Rows(monitor.Model, check.Sources, window)) is { } tooFew)
            {
                found.Add([tooFew]);
                continue;
            }

            var question = new MonitorQuestion(monitor, MonitorScopes.Of(monitor, window, registry), level);
            var scores = await earlier.ReadAsync(check, question, isClean => Task.FromResult(Before(isClean, window)), cancellationToken);
            found.Add(DecisionRules.Apply(monitor, await check.FindAsync(question, cancellationToken), level, scores));
        }

        return found;

        IReadOnlyList<IReadOnlyList<Finding>> Before(bool isClean, TimeRange window) =>
        [
            .. EarlierScores.Disjoint(
                    windows.Zip(found).Reverse().Where(pair => !(isClean && IsAlarm(MonitorStatus.Of(pair.Second)))), pair => pair.First, window, monitor.Rule.Windows)
                .Select(pair => pair.Second),
        ];
    }

    private BacktestReport Report(
        MonitorDefinition monitor,
        BacktestRequest request,
        double level,
        List<TimeRange> windows,
        List<IReadOnlyList<Finding>> asWas,
        List<IReadOnlyList<Finding>>? injected)
    {
        string[] status = [.. asWas.Select(MonitorStatus.Of)];
        string[]? faulty = injected is null ? null : [.. injected.Select(MonitorStatus.Of)];
        var (judged, alarms) = (status.Count(IsJudged), status.Count(IsAlarm));
        var months = MonthsOf(monitor, windows);
        var hits = faulty?.Count(IsAlarm) ?? 0;
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
            WindowsToAlarm = faulty is null ? null : MeanDelay(faulty),
            F1 = faulty is { Length: > 0 } ? 2.0 * hits / (hits + alarms + faulty.Length) : null,
            AlwaysFireAlarmsPerMonth = months > 0 ? windows.Count / months : 0,
            SuggestedThreshold = scores.Count > allowed ? scores[allowed] : null,
            Windows =
            [
                .. windows.Select((window, at) => new BacktestWindow(window, status[at], Furthest(monitor, asWas[at]), faulty?[at], injected is null ? null : Furthest(monitor, injected[at]))),
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

    /// <summary>Over all windows in which the fault may begin and from which on it is found.</summary>
    private static double? MeanDelay(string[] faulty)
    {
        var delays = Enumerable.Range(0, faulty.Length).Select(begin => Array.FindIndex(faulty, begin, IsAlarm) - begin + 1).Where(delay => delay > 0).ToList();
        return delays.Count > 0 ? delays.Average() : null;
    }

    /// <summary>The score nearest to an alarm: the largest, or the smallest where the rule asks for less.</summary>
    private static double? Furthest(MonitorDefinition monitor, IReadOnlyList<Finding> findings) =>
        LooksDown(monitor) ? findings.Min(finding => finding.Score) : findings.Max(finding => finding.Score);

    private static List<double> Ordered(MonitorDefinition monitor, IEnumerable<double> scores) => [.. LooksDown(monitor) ? scores.Order() : scores.OrderDescending()];

    private static bool LooksDown(MonitorDefinition monitor) => monitor.Rule is { Kind: MonitorRules.Threshold, Op: "<" or "<=" };

    private static bool IsAlarm(string status) => status == MonitorStatus.Alert;

    private static bool IsJudged(string status) => status is MonitorStatus.Alert or MonitorStatus.Ok;
}
