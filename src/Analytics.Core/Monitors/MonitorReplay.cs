using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Registry;

namespace Analytics.Core.Monitors;

/// <summary>Windows of the past as a monitor would have judged them, as they were and with a fault that begins in any of them and stays.</summary>
/// <param name="monitor">The monitor.</param>
/// <param name="windows">The windows, oldest first.</param>
/// <param name="arrivals">The rows of each.</param>
/// <param name="level">Level of each window.</param>
/// <param name="labelWait">A window is judged by the labels that were known so long after its end; null: by none, or by all.</param>
/// <param name="registry">The models.</param>
/// <param name="clock">The time.</param>
internal sealed class MonitorReplay(
    MonitorDefinition monitor, IReadOnlyList<TimeRange> windows, Arrivals arrivals, double level, TimeSpan? labelWait, ModelRegistry registry, TimeProvider clock)
{
    private readonly EarlierScores earlier = new(clock);

    /// <summary>The windows as they were.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Finding>>> AsTheyWereAsync(MonitorChecks over, CancellationToken cancellationToken)
    {
        var (check, judged) = (over.Find(monitor.Check)!, new List<IReadOnlyList<Finding>>());
        foreach (var window in windows) judged.Add(await JudgeAsync(check, window, await FindAsync(check, window, cancellationToken), judged, cancellationToken));
        return judged;
    }

    /// <summary>
    /// For each window in which the fault may begin what is said of it, and of those after it as long as none alarms. Rules that look at windows before see them
    /// as they were before the fault began, and with it since; what a window is compared with is without it.
    /// </summary>
    /// <param name="clean">The checks over the store as it is.</param>
    /// <param name="faulty">The checks over a store with the fault in the window.</param>
    /// <param name="asTheyWere">What <see cref="AsTheyWereAsync"/> said.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<IReadOnlyList<IReadOnlyList<IReadOnlyList<Finding>>>> WithFaultAsync(
        MonitorChecks clean, Func<TimeRange, MonitorChecks> faulty, IReadOnlyList<IReadOnlyList<Finding>> asTheyWere, CancellationToken cancellationToken)
    {
        var (check, found) = (clean.Find(monitor.Check)!, new List<IReadOnlyList<Finding>>());
        foreach (var window in windows) found.Add(await FindAsync(faulty(window).Find(monitor.Check)!, window, cancellationToken));

        var begins = new List<IReadOnlyList<IReadOnlyList<Finding>>>();
        for (var begin = 0; begin < windows.Count; begin++)
        {
            List<IReadOnlyList<Finding>> judged = [.. asTheyWere.Take(begin)];
            do judged.Add(await JudgeAsync(check, windows[judged.Count], found[judged.Count], judged, cancellationToken));
            while (judged.Count < windows.Count && MonitorStatus.Of(judged[^1]) != MonitorStatus.Alert);
            begins.Add([.. judged.Skip(begin)]);
        }

        return begins;
    }

    /// <summary>What the check says of a window, before the rule of the monitor is asked.</summary>
    private async Task<IReadOnlyList<Finding>> FindAsync(MonitorCheck check, TimeRange window, CancellationToken cancellationToken) =>
        check.TooFew(monitor, window, arrivals.Rows(monitor.Model, check.Sources, window)) is { } tooFew ? [tooFew] : await check.FindAsync(QuestionOf(window), cancellationToken);

    private async Task<IReadOnlyList<Finding>> JudgeAsync(
        MonitorCheck check, TimeRange window, IReadOnlyList<Finding> found, List<IReadOnlyList<Finding>> before, CancellationToken cancellationToken)
    {
        if (found is [{ Score: null, Status: FindingStatus.NotEnoughData }]) return found;
        var scores = await earlier.ReadAsync(check, QuestionOf(window), isClean => Task.FromResult(Before(before, isClean, window)), cancellationToken);
        return DecisionRules.Apply(monitor, found, level, scores);
    }

    private IReadOnlyList<IReadOnlyList<Finding>> Before(List<IReadOnlyList<Finding>> judged, bool isClean, TimeRange window) =>
    [
        .. EarlierScores.Disjoint(
                windows.Zip(judged).Reverse().Where(pair => !(isClean && MonitorStatus.Of(pair.Second) == MonitorStatus.Alert)), pair => pair.First, window, monitor.Rule.Windows)
            .Select(pair => pair.Second),
    ];

    private MonitorQuestion QuestionOf(TimeRange window) => new(monitor, MonitorScopes.Of(monitor, window, registry) with { KnownBy = window.To + labelWait }, level);
}
