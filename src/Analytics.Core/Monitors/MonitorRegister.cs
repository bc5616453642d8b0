using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>
/// The monitors: those that every model has by itself, those of the file, and those that someone stored. A stored one of a default's id takes its place.
/// Reads are lock-free; a change is durable before it is seen.
/// </summary>
public sealed class MonitorRegister(
    IDocuments documents, ModelRegistry registry, MonitorChecks checks, MeasureEngine engine, IOptions<MonitorOptions> options) : IDisposable
{
    private const string Collection = "monitors";
    private const int MostMonitors = 5_000;

    private readonly ConcurrentDictionary<string, MonitorDefinition> stored = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1);
    private IReadOnlyList<MonitorDefinition> fromFile = [];

    /// <summary>The checks that monitors can make.</summary>
    public IReadOnlyList<MonitorCheckDescription> Checks => [.. checks.All.Select(check => new MonitorCheckDescription(check.Name, check.Summary, check.Tests))];

    /// <summary>Reads the file; called once at start.</summary>
    /// <exception cref="MonitorFileException">The file has faults.</exception>
    public void LoadFile() => fromFile = options.Value.File.Length > 0 ? MonitorFile.Read(options.Value.File, checks, engine) : [];

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var monitor in await documents.ListAsync<MonitorDefinition>(Collection, cancellationToken)) stored[monitor.Uid] = monitor;
    }

    /// <summary>All monitors by id.</summary>
    public IReadOnlyList<MonitorDefinition> List()
    {
        var all = new SortedDictionary<string, MonitorDefinition>(StringComparer.Ordinal);
        if (options.Value.Defaults)
            foreach (var monitor in registry.List().SelectMany(DefaultMonitors.Of)) all[monitor.Uid] = monitor;
        foreach (var monitor in stored.Values) all[monitor.Uid] = monitor;
        foreach (var monitor in fromFile) all[monitor.Uid] = monitor;
        return [.. all.Values];
    }

    /// <summary>A monitor, or null.</summary>
    public MonitorDefinition? Find(string uid) => List().FirstOrDefault(monitor => monitor.Uid == uid);

    /// <summary>Stores a monitor, in place of any of that id.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="revision">The revision that it is meant to replace; null: whichever there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<MonitorPutOutcome> PutAsync(MonitorDefinition monitor, long? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        if (MonitorRules.Check(monitor, checks, engine) is { Count: > 0 } faults) return new(faults, MonitorConflict.None);

        await writing.WaitAsync(cancellationToken);
        try
        {
            var known = Find(monitor.Uid);
            if (known?.Origin == MonitorFile.Origin) return new(NoFaults, MonitorConflict.File);
            if (revision is not null && revision != (known?.Revision ?? 0)) return new(NoFaults, MonitorConflict.Stale);
            if (known is null && stored.Count >= MostMonitors)
                return new(new Dictionary<string, string[]> { ["/uid"] = [$"There are {MostMonitors} monitors already."] }, MonitorConflict.None);

            var next = monitor with { Origin = "api", Revision = (known?.Revision ?? 0) + 1 };
            await documents.PutAsync(Collection, next.Uid, next, cancellationToken);
            stored[next.Uid] = next;
            return new(NoFaults, MonitorConflict.None);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Removes a stored monitor; a default that it replaced comes back. Null where there was none of this id; false where it can't be removed.</summary>
    public async Task<bool?> DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (Find(uid) is not { } known) return null;
            if (known.Origin != "api") return false;
            await documents.DeleteAsync(Collection, uid, cancellationToken);
            return stored.TryRemove(uid, out _);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    private static Dictionary<string, string[]> NoFaults { get; } = [];
}
