using Analytics.Core.Ports;
using Analytics.Storage.DuckDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>A running event store in a folder of its own.</summary>
internal sealed class EventStore : IAsyncDisposable
{
    private readonly DuckDbMaintenance maintenance;

    private EventStore(StorageOptions settings)
    {
        var options = Options.Create(settings);
        Database = new DuckDbDatabase(options);
        Log = new DuckDbEventLog(Database, options, NullLogger<DuckDbEventLog>.Instance);
        maintenance = new DuckDbMaintenance(Database, Log, options, TimeProvider.System, NullLogger<DuckDbMaintenance>.Instance);
        Queries = new DuckDbEventQueries(Database, maintenance);
        Experiments = new DuckDbExperimentQueries(Database, maintenance);
        Audience = new DuckDbAudienceQueries(Database, maintenance);
        Subscriptions = new DuckDbSubscriptionQueries(Database, maintenance);
    }

    public DuckDbDatabase Database { get; }

    public DuckDbEventLog Log { get; }

    public DuckDbEventQueries Queries { get; }

    public DuckDbExperimentQueries Experiments { get; }

    public DuckDbAudienceQueries Audience { get; }

    public DuckDbSubscriptionQueries Subscriptions { get; }

    public DuckDbMaintenance Maintenance => maintenance;

    public static string NewFolder() => Directory.CreateTempSubdirectory("analytics-events-").FullName;

    public static async Task<EventStore> StartAsync(string? folder = null, Action<StorageOptions>? change = null)
    {
        var settings = new StorageOptions { Path = folder ?? NewFolder(), MaintenanceInterval = TimeSpan.FromHours(1) };
        change?.Invoke(settings);
        var store = new EventStore(settings);
        await store.Log.StartAsync(CancellationToken.None);
        await store.Maintenance.StartAsync(CancellationToken.None);
        await Until(() => store.Database.IsOpen);
        return store;
    }

    public static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(5, limit.Token);
    }

    public async Task<AppendResult> AppendAsync(params IReadOnlyList<RecordRow> rows) => await Log.AppendAsync(Some.Request(rows), CancellationToken.None);

    public async Task<IReadOnlyList<SummaryGroup>> AskAsync(SummaryQuery query) => await Queries.SummariseAsync(query, CancellationToken.None);

    public async Task<SummaryValue> AskAsync(EventSource source, Summary summary)
    {
        var groups = await AskAsync(new SummaryQuery
        {
            Source = source,
            From = Some.Noon.AddYears(-1),
            To = Some.Noon.AddYears(1),
            Summaries = [summary],
        });
        return groups.Single().Values.Single();
    }

    public async ValueTask DisposeAsync()
    {
        await maintenance.StopAsync(CancellationToken.None);
        await Log.StopAsync(CancellationToken.None);
        maintenance.Dispose();
        Log.Dispose();
    }
}
