using Analytics.Contracts.Privacy;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>A class of data in the event file. It expires in one transaction, beside the writer and in turn with the maintainer.</summary>
internal sealed class DuckDbExpiry : IExpiring
{
    private readonly IReadOnlyList<ExpiringTable> tables;
    private readonly DuckDbDatabase database;
    private readonly DuckDbMaintenance maintenance;

    private DuckDbExpiry(RetentionClass @class, DuckDbDatabase database, DuckDbMaintenance maintenance, params IReadOnlyList<ExpiringTable> tables) =>
        (Class, this.database, this.maintenance, this.tables) = (@class, database, maintenance, tables);

    /// <inheritdoc/>
    public RetentionClass Class { get; }

    private IEnumerable<ExpiringTable> Counted => Class == RetentionClass.Records ? tables.Where(table => table.Kind is not null) : tables;

    /// <summary>Free text of records; they stay.</summary>
    public static DuckDbExpiry OfTexts(DuckDbDatabase database, DuckDbMaintenance maintenance) => new(
        RetentionClass.Texts, database, maintenance,
        new ExpiringTable("prediction_rows", Text: "extras"), new ExpiringTable("feedback", Text: "text"), new ExpiringTable("safety", Text: "evidence"));

    /// <summary>Records, what is derived from each, and their journal: nothing arrives more than a day before it happens.</summary>
    public static DuckDbExpiry OfRecords(DuckDbDatabase database, DuckDbMaintenance maintenance) => new(
        RetentionClass.Records, database, maintenance,
        new ExpiringTable("prediction_rows", Kind: RecordKind.Prediction), new ExpiringTable("feedback", Kind: RecordKind.Feedback),
        new ExpiringTable("safety", Kind: RecordKind.Safety), new ExpiringTable("events", Kind: RecordKind.Event),
        new ExpiringTable("metrics", Kind: RecordKind.Metric), new ExpiringTable("exposures", Kind: RecordKind.Exposure),
        new ExpiringTable("labels"), new ExpiringTable("superseded_labels"), new ExpiringTable("reactions"), new ExpiringTable("safety_checks"), new ExpiringTable("first_exposures"),
        new ExpiringTable("changes", "hour"), new ExpiringTable("quality", "hour", DaysAfter: 1), new ExpiringTable("arrivals", "minute", DaysAfter: 1),
        new ExpiringTable("expired", "minute", DaysAfter: 1), new ExpiringTable("dispositions", "received_at", DaysAfter: 1));

    /// <summary>Cells of counts, moments and sketches.</summary>
    public static DuckDbExpiry OfRollUps(DuckDbDatabase database, DuckDbMaintenance maintenance) => new(
        RetentionClass.RollUps, database, maintenance, new ExpiringTable("rollup_hour", "bucket"), new ExpiringTable("rollup_day", "bucket"),
        new ExpiringTable("column_days", "day"));

    /// <inheritdoc/>
    public Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken)
    {
        var each = Counted.Select(table => $"SELECT min({table.Time}) AS oldest FROM {table.Name}{(table.Text is null ? "" : $" WHERE {table.Text} IS NOT NULL")}");
        return database.ReadAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = $"SELECT min(oldest) FROM ({string.Join(" UNION ALL ", each)})";
                return command.ExecuteScalar() is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : (DateTimeOffset?)null;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<long> CountAsync(DateTimeOffset before, CancellationToken cancellationToken) => CountAsync(Counted, before, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        // Nobody waits where nothing is due.
        if (await CountAsync(tables, before, cancellationToken) == 0) return 0;

        // What is derived from a record is derived before the record goes.
        return await maintenance.InTurnAsync(
            connection =>
            {
                using var transaction = connection.BeginTransaction();
                var gone = tables.ToDictionary(table => table, table => Expire(connection, table, table.Before(before)));
                transaction.Commit();
                return Counted.Sum(table => gone[table]);
            },
            cancellationToken);
    }

    private Task<long> CountAsync(IEnumerable<ExpiringTable> among, DateTimeOffset before, CancellationToken cancellationToken) => database.ReadAsync(
        connection => among.Sum(table =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table.Name} WHERE {table.Due}";
            command.Parameters.Add(new DuckDBParameter(table.Before(before)));
            return (long)command.ExecuteScalar()!;
        }),
        cancellationToken);

    /// <summary>Removes what is due of a table; answers how many rows.</summary>
    private static long Expire(DuckDBConnection connection, ExpiringTable table, DateTime before)
    {
        if (table.Kind is { } kind)
        {
            DuckDbDatabase.Execute(
                connection, $"INSERT INTO expired SELECT date_trunc('minute', received_at), {(int)kind}, count(*) FROM {table.Name} WHERE {table.Due} GROUP BY ALL", before);
            DuckDbDatabase.Execute(connection, $"DELETE FROM waiting WHERE kind = {(int)kind} AND id_hash IN (SELECT id_hash FROM {table.Name} WHERE {table.Due})", before);
        }

        return DuckDbDatabase.Execute(
            connection, table.Text is { } text ? $"UPDATE {table.Name} SET {text} = NULL WHERE {table.Due}" : $"DELETE FROM {table.Name} WHERE {table.Due}", before);
    }
}
