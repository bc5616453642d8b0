using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads which hours commits changed.</summary>
internal static class ChangeReader
{
    public static IReadOnlyList<RowChange> Read(DuckDBConnection connection, string? model, long sequence)
    {
        var parameters = new SqlParameters();
        var condition = $"seq > {parameters.Add(sequence)}{(model is null ? "" : $" AND model = {parameters.Add(model)}")}";
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT model, source, hour, sum(n)::BIGINT, max(seq) FROM changes WHERE {condition} GROUP BY ALL ORDER BY ALL";
        parameters.Bind(command);
        using var row = command.ExecuteReader();
        List<RowChange> changes = [];
        while (row.Read())
        {
            changes.Add(new RowChange(
                row.GetString(0), (EventSource)row.GetByte(1), DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc), row.GetInt64(3), row.GetInt64(4)));
        }

        return changes;
    }
}
