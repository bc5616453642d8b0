using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>
/// The results, window by window. Details stay on disk; in memory is what decides when a window is looked at again, and the latest result of each monitor.
/// A monitor whose question changes begins anew.
/// </summary>
public sealed class MonitorHistory(IDocuments documents, IOptions<MonitorOptions> options, TimeProvider clock)
{
    private const string Collection = "monitorResults";

    /// <summary>States of a window that say something of the model.</summary>
    private static readonly string[] Telling = [MonitorStatus.Ok, MonitorStatus.Alert, MonitorStatus.Error];

    private readonly ConcurrentDictionary<(string Uid, string Question), ConcurrentDictionary<DateTimeOffset, KeptWindow>> kept = new();
    private readonly ConcurrentDictionary<(string Uid, string Question), MonitorResult> latest = new();
    private readonly ConcurrentDictionary<(string Uid, string Question), ConcurrentDictionary<DateTimeOffset, MonitorResult>> awaiting = new();
    private readonly ConcurrentDictionary<string, MonitorResult> waiting = new(StringComparer.Ordinal);

    /// <summary>Digest of what a monitor asks: everything but its words, its severity and whether it is paused.</summary>
    public static string QuestionOf(MonitorDefinition monitor)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        return ConfigurationHash.Of(monitor with { Title = null, Severity = default, Paused = false, Origin = "", Revision = 0, Streaming = false });
    }

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var result in await documents.ListAsync<MonitorResult>(Collection, cancellationToken)) Remember(result);
    }

    /// <summary>The latest window of a monitor that says something: it is ok, it alerts, or its check failed. Else its latest; null: none yet.</summary>
    public MonitorResult? Latest(MonitorDefinition monitor) => latest.GetValueOrDefault((monitor.Uid, QuestionOf(monitor)));

    /// <summary>
    /// What stands. Of a monitor that waits for labels an older window may say it: labels come late, and what they show stands until a newer window is judged
    /// by labels of its own, however good the estimates of the newest are. Of others it is the latest.
    /// </summary>
    public MonitorResult? Standing(MonitorDefinition monitor)
    {
        var latest = Latest(monitor);
        if (!MonitorChecks.AwaitsLabels(monitor) || latest?.Status is MonitorStatus.Alert or MonitorStatus.Error) return latest;
        var judged = new HashSet<(string, string, string?)>();
        foreach (var window in awaiting.GetValueOrDefault((monitor.Uid, QuestionOf(monitor)))?.Values.OrderByDescending(window => window.Window.To) ?? Enumerable.Empty<MonitorResult>())
        {
            var standing = window.Findings.Where(finding => finding.Status == FindingStatus.Alert && !judged.Contains(Key(finding))).ToList();
            if (standing.Count > 0) return window with { Findings = standing, Alerting = standing.Count };
            judged.UnionWith(window.Findings.Where(finding => finding.Status is FindingStatus.Alert or FindingStatus.Ok).Select(Key));
        }

        return latest;
    }

    /// <summary>The results of a monitor, newest first.</summary>
    public async Task<IReadOnlyList<MonitorResult>> ListAsync(MonitorDefinition monitor, int most, CancellationToken cancellationToken)
    {
        var results = new List<MonitorResult>();
        foreach (var window in Kept(monitor).OrderByDescending(window => window.Window.To).Take(most))
            if (await FindAsync(monitor, window, cancellationToken) is { } result) results.Add(result);
        return results;
    }

    /// <summary>Whether a window that is kept alerts, or could not be judged: only then is there an alert to raise or to resolve.</summary>
    internal bool HasAlerted(MonitorDefinition monitor) => Kept(monitor).Any(window => window.Status is MonitorStatus.Alert or MonitorStatus.Error);

    internal IEnumerable<KeptWindow> Kept(MonitorDefinition monitor) => kept.GetValueOrDefault((monitor.Uid, QuestionOf(monitor)))?.Values ?? [];

    /// <summary>What was found in the latest whole windows before one, none of which shares a row with it or another, oldest first.</summary>
    internal async Task<IReadOnlyList<IReadOnlyList<Finding>>> BeforeAsync(MonitorDefinition monitor, TimeRange window, bool isClean, CancellationToken cancellationToken)
    {
        var whole = Kept(monitor).Where(other => other.Complete && !(isClean && other.Status == MonitorStatus.Alert)).OrderByDescending(other => other.Window.To);
        var findings = new List<IReadOnlyList<Finding>>();
        foreach (var before in EarlierScores.Disjoint(whole, other => other.Window, window, monitor.Rule.Windows))
            if (await FindAsync(monitor, before, cancellationToken) is { } result) findings.Add(result.Findings);
        return findings;
    }

    /// <summary>Takes a result: it is seen at once, and stored with the next <see cref="StoreAsync"/>. One that is lost by then is computed again.</summary>
    internal void Add(MonitorResult result)
    {
        waiting[IdOf(result.Monitor, result.Window)] = result;
        Remember(result);
    }

    /// <summary>Stores what was added, in one write. Not to be called by two at a time.</summary>
    internal async Task StoreAsync(CancellationToken cancellationToken)
    {
        if (waiting.IsEmpty) return;
        var batch = new DocumentBatch();
        var added = waiting.ToArray();
        foreach (var (id, result) in added) batch.Put(Collection, id, result);
        await documents.CommitAsync(batch, cancellationToken);
        foreach (var one in added) waiting.TryRemove(one);
    }

    /// <summary>Removes results that are older than they are kept and than labels for them may come, and those of monitors that are gone or ask something else.</summary>
    internal async Task PruneAsync(IReadOnlyList<MonitorDefinition> monitors, Func<MonitorDefinition, TimeSpan> lagOf, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var asked = monitors.ToDictionary(monitor => (monitor.Uid, QuestionOf(monitor)), monitor => now - Longer(options.Value.Keep, lagOf(monitor)));
        foreach (var (key, windows) in kept)
        {
            foreach (var window in windows.Values.Where(window => !asked.TryGetValue(key, out var oldest) || window.Window.To < oldest))
            {
                // A window of another question may have taken the place of this one.
                if (asked.ContainsKey(key) || !asked.Keys.Any(other => other.Uid == key.Uid)) await documents.DeleteAsync(Collection, IdOf(key.Uid, window.Window), cancellationToken);
                windows.TryRemove(window.Window.To, out _);
            }

            if (awaiting.TryGetValue(key, out var results))
                foreach (var end in results.Keys.Where(end => !windows.ContainsKey(end))) results.TryRemove(end, out _);
            if (!windows.IsEmpty || !kept.TryRemove(key, out _)) continue;
            latest.TryRemove(key, out _);
            awaiting.TryRemove(key, out _);
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private async Task<MonitorResult?> FindAsync(MonitorDefinition monitor, KeptWindow window, CancellationToken cancellationToken)
    {
        var id = IdOf(monitor.Uid, window.Window);
        return waiting.GetValueOrDefault(id) ?? await documents.FindAsync<MonitorResult>(Collection, id, cancellationToken);
    }

    private void Remember(MonitorResult result)
    {
        var key = (result.Monitor, result.Provenance.Configuration);
        kept.GetOrAdd(key, _ => new())[result.Window.To] = KeptWindow.Of(result);
        if (MonitorChecks.AwaitLabels(result.Findings)) awaiting.GetOrAdd(key, _ => new())[result.Window.To] = result;
        latest.AddOrUpdate(key, result, (_, known) => Outdates(result, known) ? result : known);
    }

    // A check may look at one subject in several ways.
    private static (string Check, string Subject, string? Method) Key(Finding finding) => (finding.Check, finding.Subject, finding.Check == MonitorChecks.Fairness ? finding.Method : null);

    private static bool Outdates(MonitorResult result, MonitorResult known) => Says(result)
        ? !Says(known) || result.Window.To >= known.Window.To
        : !Says(known) && result.Window.To >= known.Window.To;

    /// <summary>A whole window in which nothing can be shown any more says that, too.</summary>
    private static bool Says(MonitorResult result) =>
        Telling.Contains(result.Status) || (result is { Complete: true, Status: MonitorStatus.NotEnoughData } && result.Rows > 0);

    private static string IdOf(string uid, TimeRange window) =>
        string.Create(CultureInfo.InvariantCulture, $"{uid}|{window.From.UtcDateTime:yyyyMMddHH}|{window.To.UtcDateTime:yyyyMMddHH}");
}
