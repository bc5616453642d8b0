using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Restores the recent ids from the event file: those of the latest commits, up to half of the capacity.</summary>
internal static class RecentIdsLoader
{
    public static RecentIds Load(DuckDBConnection connection, int capacity)
    {
        var recent = new RecentIds(capacity);
        var from = FirstSequence(connection, capacity / 2);
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT id_hash, body_tag, happened_at FROM {RowAppenders.TableOf(kind)} WHERE seq >= {from}";
            using var reader = command.ExecuteReader();
            while (reader.Read()) recent.Add(reader.GetFieldValue<ulong>(0), reader.GetFieldValue<uint>(1), reader.GetDateTime(2));
        }

        ForgetOlder(connection, recent, from);
        return recent;
    }

    /// <summary>The first commit from which on no more than the wanted number of records arrived.</summary>
    private static long FirstSequence(DuckDBConnection connection, int records) => DuckDbDatabase.Scalar<long>(connection, $"""
        SELECT coalesce(max(seq) + 1, 0) FROM (SELECT seq, sum(n) OVER (ORDER BY seq DESC ROWS UNBOUNDED PRECEDING) AS later FROM arrivals)
        WHERE later > {records}
        """);

    private static void ForgetOlder(DuckDBConnection connection, RecentIds recent, long from)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT max(happened_at) FROM {RowAppenders.TableOf(kind)} WHERE seq < {from}";
            if (command.ExecuteScalar() is DateTime latest) recent.ForgetBefore(latest);
        }
    }
}
