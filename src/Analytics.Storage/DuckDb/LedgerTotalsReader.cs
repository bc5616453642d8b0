using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads the ledger: arrivals and dispositions from the journal, rows counted in their own tables.</summary>
internal static class LedgerTotalsReader
{
    /// <summary>The journal counts arrivals by minute, so the window is widened to whole minutes.</summary>
    public static List<LedgerTotals> Read(DuckDBConnection connection, DateTime from, DateTime to)
    {
        var start = Clock.FloorToMinute(from);
        var end = Clock.FloorToMinute(to.AddMinutes(1).AddTicks(-1));
        return [.. Enum.GetValues<RecordKind>().Select(kind => new LedgerTotals
        {
            Kind = kind,
            Received = Count(connection, "SELECT coalesce(sum(n), 0)::BIGINT FROM arrivals WHERE minute >= $1 AND minute < $2 AND kind = $3", start, end, kind),
            Rows = Count(connection, $"SELECT count(*) FROM {RowAppenders.TableOf(kind)} WHERE received_at >= $1 AND received_at < $2 AND $3 > 0", start, end, kind),
            Waiting = Count(connection, "SELECT count(*) FROM waiting WHERE received_at >= $1 AND received_at < $2 AND kind = $3", start, end, kind),
            Expired = Count(connection, "SELECT coalesce(sum(n), 0)::BIGINT FROM expired WHERE minute >= $1 AND minute < $2 AND kind = $3", start, end, kind),
            Dispositions = Dispositions(connection, start, end, kind),
        })];
    }

    private static long Count(DuckDBConnection connection, string sql, DateTime from, DateTime to, RecordKind kind)
    {
        using var command = Command(connection, sql, from, to, kind);
        return (long)command.ExecuteScalar()!;
    }

    private static Dictionary<(DispositionKind, string), long> Dispositions(DuckDBConnection connection, DateTime from, DateTime to, RecordKind kind)
    {
        using var command = Command(
            connection,
            "SELECT disposition, code, count(*) FROM dispositions WHERE received_at >= $1 AND received_at < $2 AND kind = $3 GROUP BY ALL",
            from, to, kind);
        using var reader = command.ExecuteReader();
        Dictionary<(DispositionKind, string), long> counts = [];
        while (reader.Read()) counts[((DispositionKind)reader.GetByte(0), reader.GetString(1))] = reader.GetInt64(2);
        return counts;
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, DateTime from, DateTime to, RecordKind kind)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameters = new SqlParameters();
        parameters.Add(from);
        parameters.Add(to);
        parameters.Add((int)kind);
        parameters.Bind(command);
        return command;
    }
}
