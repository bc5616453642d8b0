using System.Globalization;
using System.Reflection;
using Analytics.Core.Ports;
using DuckDB.NET.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// Keeps the derived tables up to date behind the writer: joins feedback and safety checks with predictions, and adds new rows to the hourly
/// and daily roll-ups, late ones to the buckets they belong to. Every run is one transaction that starts where the last one ended.
/// </summary>
public sealed class DuckDbMaintenance(
    DuckDbDatabase database, DuckDbEventLog log, IOptions<StorageOptions> options, TimeProvider clock, ILogger<DuckDbMaintenance> logger)
    : BackgroundService
{
    private const int RestPerWork = 5;
    private static readonly TimeSpan CompactionInterval = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim one = new(1, 1);
    private long maintained = -1;
    private DateTimeOffset compacted;

    /// <summary>Returns once everything is derived from the commits that were finished at the time of the call.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        var target = log.Committed;
        while (Interlocked.Read(ref maintained) < target)
        {
            await one.WaitAsync(cancellationToken);
            try
            {
                if (maintained < target) await Task.Run(Run, cancellationToken);
            }
            finally
            {
                one.Release();
            }
        }
    }

    /// <summary>Works on what is derived up to the commits of now, while no run of the maintainer does.</summary>
    internal async Task<T> InTurnAsync<T>(Func<DuckDBConnection, T> work, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(
                () =>
                {
                    Run();
                    using var connection = database.Reader();
                    return work(connection);
                },
                cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.MaintenanceInterval;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            var start = clock.GetTimestamp();
            try
            {
                if (database.IsOpen) await CatchUpAsync(stoppingToken);
            }
            catch (Exception e) when (e is DuckDBException or StoreUnavailableException)
            {
                Log.MaintenanceFailed(logger, e);
            }

            // While much comes in, a run takes long; the writer needs most of the time.
            var busy = clock.GetElapsedTime(start) * RestPerWork;
            pause = busy > options.Value.MaintenanceInterval ? busy : options.Value.MaintenanceInterval;
        }
    }

    private void Run()
    {
        var start = clock.GetTimestamp();
        Derive();
        Instruments.Maintenance.Record(clock.GetElapsedTime(start).TotalSeconds);
    }

    private void Derive()
    {
        var upTo = log.Committed;
        using var connection = database.Reader();
        var from = DuckDbDatabase.Scalar<long>(connection, "SELECT seq FROM maintained");
        if (from < upTo)
        {
            using var transaction = connection.BeginTransaction();
            Join(connection, from, upTo);
            Expose(connection, from, upTo);
            DuckDbDatabase.Execute(connection, $"""
                INSERT INTO changes SELECT {upTo}, model, {(int)EventSource.Predictions}, date_trunc('hour', happened_at), count(*)
                FROM predictions WHERE seq > {from} AND seq <= {upTo} GROUP BY ALL
                """);
            foreach (var rolled in RolledSource.All)
            {
                RollUp(connection, rolled, "hour", from, upTo);
                RollUp(connection, rolled, "day", from, upTo);
            }

            // A file of before there were such cells has none: they are made now.
            ColumnDays.Add(connection, DuckDbDatabase.Scalar<long>(connection, "SELECT columns_seq FROM maintained"), upTo);
            DuckDbDatabase.Execute(connection, $"UPDATE maintained SET seq = {upTo}, columns_seq = {upTo}");
            transaction.Commit();
        }

        Compact(connection);
        Interlocked.Exchange(ref maintained, upTo);
    }

    private static void Join(DuckDBConnection connection, long from, long upTo)
    {
        var fresh = DuckDbDatabase.Scalar<long>(connection, $"""
            SELECT (SELECT count(*) FROM feedback WHERE seq > {from} AND seq <= {upTo}) + (SELECT count(*) FROM safety WHERE seq > {from} AND seq <= {upTo})
              + (SELECT count(*) FROM waiting WHERE prediction_hash IN (SELECT id_hash FROM predictions WHERE seq > {from} AND seq <= {upTo}))
              + (SELECT count(*) FROM rejoin)
            """);
        if (fresh > 0) DuckDbDatabase.Execute(connection, Script("join", from, upTo));
    }

    private static void Expose(DuckDBConnection connection, long from, long upTo)
    {
        var fresh = DuckDbDatabase.Scalar<bool>(connection, $"""
            SELECT EXISTS (SELECT 1 FROM exposures WHERE seq > {from} AND seq <= {upTo}) OR EXISTS (SELECT 1 FROM predictions WHERE seq > {from} AND seq <= {upTo} AND variant IS NOT NULL)
            """);
        if (fresh) DuckDbDatabase.Execute(connection, Script("exposures", from, upTo));
    }

    private static void RollUp(DuckDBConnection connection, RolledSource rolled, string grain, long from, long upTo)
    {
        var (table, source) = ($"rollup_{grain}", (int)rolled.Source);
        var fresh = CellSql.FromRows(rolled, $"date_trunc('{grain}', happened_at)", $"seq > {from} AND seq <= {upTo}", rolled.Numbers);
        DuckDbDatabase.Execute(connection, $"CREATE OR REPLACE TEMP TABLE fresh AS {fresh}");
        if (DuckDbDatabase.Scalar<long>(connection, "SELECT count(*) FROM fresh") == 0) return;

        var touched = $"source = {source} AND bucket IN (SELECT bucket FROM fresh)";
        var all = $"SELECT {CellSql.Columns} FROM fresh UNION ALL SELECT {CellSql.Columns} FROM {table} WHERE {touched}";
        DuckDbDatabase.Execute(connection, $"CREATE OR REPLACE TEMP TABLE merged AS {CellSql.Merge(all, "bucket, key1, key2, field, bin")}");
        DuckDbDatabase.Execute(connection, $"DELETE FROM {table} WHERE {touched}");
        DuckDbDatabase.Execute(connection, $"INSERT INTO {table} SELECT {source}, {CellSql.Columns} FROM merged");
    }

    private void Compact(DuckDBConnection connection)
    {
        var now = clock.GetUtcNow();
        if (now - compacted < CompactionInterval) return;
        var before = Clock.FloorToMinute(now.UtcDateTime.AddMinutes(-2)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        using var transaction = connection.BeginTransaction();
        DuckDbDatabase.Execute(connection, Script("compact").Replace("$before", $"TIMESTAMP '{before}'", StringComparison.Ordinal));
        transaction.Commit();
        compacted = now;
    }

    private static string Script(string name, long from, long upTo) => Script(name)
        .Replace("$from", from.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("$to", upTo.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
