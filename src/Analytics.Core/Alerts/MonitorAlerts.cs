using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;

namespace Analytics.Core.Alerts;

/// <summary>
/// Rules on monitors: one alert a monitor, from the latest window that says something. Alerts of one model are told of together, so that one cause is one
/// notification however many monitors see it.
/// </summary>
internal static class MonitorAlerts
{
    public const string Name = "monitor";

    /// <summary>Whom rules tell that are there by themselves, of one model together.</summary>
    public static readonly AlertRouting ToAll = new()
    {
        Channels = [Channels.AlertChannels.All],
        GroupBy = ["model"],
        GroupWait = TimeSpan.FromSeconds(20),
    };

    private const int MostFindings = 10;
    private const int MostNames = 1_000;

    public static AlertSource Source(MonitorCycle cycle, MonitorHistory history) => new()
    {
        Name = Name,
        Defaults =
        [
            Default("monitors-critical", "A monitor says critical", AlertSeverity.Critical, AlertSeverity.Critical),
            Default("monitors-error", "A monitor says error", AlertSeverity.Error, AlertSeverity.Error),
            Default("monitors-warning", "A monitor says warning", AlertSeverity.Warning, AlertSeverity.Warning, AlertSeverity.Info),
        ],
        Check = Check,

        // A monitor that was paused or removed, that asks something else now, or whose only alert was taken back by late data.
        Unseen = AlertSignal.Clear,
        ObserveAsync = (rule, _, _) => Task.FromResult(Observe(rule, cycle.Board(null), history)),
    };

    private static AlertRule Default(string uid, string title, AlertSeverity severity, params AlertSeverity[] severities) => new()
    {
        Uid = uid,
        Title = title,
        Source = Name,
        Monitors = new MonitorSelector { Severities = severities },
        Every = TimeSpan.FromSeconds(10),
        Severity = severity,
        Notify = ToAll,
    };

    private static IReadOnlyDictionary<string, string[]> Check(AlertRule rule)
    {
        var faults = new FaultList();
        if (rule.Query is not null) faults.Add("/query", "The source monitor asks no measure.");
        if (rule.Monitors is not { } selector) return faults.ByPointer;
        foreach (var (pointer, names) in new[] { ("/monitors/uids", selector.Uids), ("/monitors/models", selector.Models), ("/monitors/checks", selector.Checks) })
            if (names is null || names.Count > MostNames || names.Any(string.IsNullOrEmpty)) faults.Add(pointer, $"Must be at most {MostNames} names.");
        if (selector.Severities is null || selector.Severities.Any(severity => !Enum.IsDefined(severity))) faults.Add("/monitors/severities", "Must be of info, warning, error, critical.");
        return faults.ByPointer;
    }

    private static IReadOnlyList<AlertObservation> Observe(AlertRule rule, IReadOnlyList<MonitorSummary> board, MonitorHistory history)
    {
        var faults = board.Where(summary => summary.Definition is { Check: MonitorChecks.Quality, Paused: false } && summary.Latest?.Status == MonitorStatus.Alert)
            .ToLookup(summary => summary.Definition.Model);
        return
        [
            .. board.Where(summary => summary.Latest is not null && !summary.Definition.Paused && Selects(rule.Monitors, summary.Definition))
                .Where(summary => history.HasAlerted(summary.Definition))
                .Select(summary => Observation(summary.Definition, summary.Latest!, FaultyColumns(summary.Definition, faults[summary.Definition.Model]))),
        ];
    }

    private static bool Selects(MonitorSelector? selector, MonitorDefinition monitor) =>
        selector is null
        || (Has(selector.Uids, monitor.Uid) && Has(selector.Models, monitor.Model) && Has(selector.Checks, monitor.Check)
            && (selector.Severities.Count == 0 || selector.Severities.Contains(monitor.Severity)));

    private static bool Has(IReadOnlyList<string> names, string name) => names.Count == 0 || names.Contains(name);

    private static AlertObservation Observation(MonitorDefinition monitor, MonitorResult result, HashSet<string> faulty)
    {
        var alerts = Alerting(result).ToList();
        var explained = IsExplained(monitor.Check, alerts, faulty);
        var worst = alerts.Count > 0 ? alerts[0] : result.Findings.Count > 0 ? result.Findings[0] : null;
        return new AlertObservation
        {
            Keys = new Dictionary<string, string?> { ["model"] = monitor.Model, ["monitor"] = monitor.Uid, ["check"] = monitor.Check },
            Signal = explained ? AlertSignal.Clear : SignalOf(result),
            Figure = worst is null ? null : new Figure { Value = worst.Score, Lower = worst.Lower, Upper = worst.Upper, N = worst.N },
            Previous = worst?.Reference is { } before ? new Figure { Value = before, N = worst.ReferenceN } : null,
            Unit = worst?.Unit ?? "",
            Detail = explained ? "The alert on data quality explains it." : result.Because,
            Evidence = new AlertEvidence
            {
                Monitor = monitor.Uid,
                Title = monitor.Title ?? monitor.Check,
                Check = monitor.Check,
                Test = monitor.Test,
                Rule = monitor.Rule.Kind,
                Model = monitor.Model,
                Version = monitor.Version,
                Segment = monitor.Segment,
                Measure = monitor.Measure,
                Aggregate = monitor.Aggregate,
                Filters = monitor.Measure is null ? null : MeasureCheck.FiltersOf(monitor),
                Findings = [.. alerts.Take(MostFindings)],
                Alerting = result.Alerting,
                Judged = result.Judged,
                Level = result.Level,
                Provenance = result.Provenance,
            },
        };
    }

    /// <summary>
    /// Columns whose data are faulty in all that a monitor looks at. A fault of one version or segment explains nothing of another, nor of all of them together,
    /// where there may be more to see.
    /// </summary>
    private static HashSet<string> FaultyColumns(MonitorDefinition monitor, IEnumerable<MonitorSummary> faults) =>
    [
        .. faults.Where(fault => Covers(fault.Definition.Version, monitor.Version) && Covers(fault.Definition.Segment, monitor.Segment))
            .SelectMany(fault => Alerting(fault.Latest!))
            .Select(finding => finding.Subject),
    ];

    private static bool Covers(string? whole, string? part) => whole is null || whole == part;

    /// <summary>Whether what drifted is nothing but columns whose data are faulty; of the inputs together the one with most part in it says so.</summary>
    private static bool IsExplained(string check, List<Finding> alerts, HashSet<string> faulty)
    {
        List<string> drifted = check switch
        {
            MonitorChecks.Drift => [.. alerts.Select(finding => finding.Subject)],
            MonitorChecks.Multivariate => [.. alerts.SelectMany(finding => finding.Columns?.Take(1) ?? [])],
            _ => [],
        };
        return drifted.Count > 0 && drifted.TrueForAll(faulty.Contains);
    }

    // A check that fails is an alert itself. A whole window in which nothing can be shown any more ends one.
    private static AlertSignal SignalOf(MonitorResult result) => result.Status switch
    {
        MonitorStatus.Alert or MonitorStatus.Error => AlertSignal.Breach,
        MonitorStatus.Ok => AlertSignal.Clear,
        MonitorStatus.NotEnoughData when result.Complete && result.Rows > 0 => AlertSignal.Clear,
        _ => AlertSignal.NoData,
    };

    private static IEnumerable<Finding> Alerting(MonitorResult result) => result.Findings.Where(finding => finding.Status == FindingStatus.Alert);
}
