using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads all arrivals of a record id.</summary>
internal static class ReceiptReader
{
    public static List<Receipt> Read(DuckDBConnection connection, string id)
    {
        var parameters = new SqlParameters();
        var stored = Enum.GetValues<RecordKind>().Select(kind => $"""
            SELECT {(int)kind} AS kind, NULL::UTINYINT AS disposition, id_hash IN (SELECT id_hash FROM waiting WHERE kind = {(int)kind}) AS waiting,
              NULL::VARCHAR AS code, received_at, seq
            FROM {RowAppenders.TableOf(kind)} WHERE id_hash = {parameters.Add(RecordHash.OfId(kind, id))} AND id = {parameters.Add(id)}
            """);
        var turnedAway = Enum.GetValues<RecordKind>().Select(kind => $"""
            SELECT {(int)kind}, disposition, false, code, received_at, seq
            FROM dispositions WHERE kind = {(int)kind} AND id_hash = {parameters.Add(RecordHash.OfId(kind, id))}
            """);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM ({string.Join(" UNION ALL ", stored.Concat(turnedAway))}) ORDER BY seq, disposition NULLS FIRST";
        parameters.Bind(command);
        using var reader = command.ExecuteReader();
        List<Receipt> receipts = [];
        while (reader.Read())
        {
            receipts.Add(new(
                (RecordKind)reader.GetInt32(0), reader.IsDBNull(1) ? null : (DispositionKind)reader.GetByte(1), reader.GetBoolean(2),
                reader.IsDBNull(3) ? null : reader.GetString(3), DateTime.SpecifyKind(reader.GetDateTime(4), DateTimeKind.Utc)));
        }

        return receipts;
    }
}
