using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads quality counts, with the arrivals and duplicates of each source and kind as findings <c>received</c> and <c>duplicate</c>.</summary>
internal static class QualityTotalReader
{
    public static List<QualityTotal> Read(DuckDBConnection connection, DateTime from, DateTime to, string? model, BucketWidth? interval)
    {
        var parameters = new SqlParameters();
        var (start, end) = (parameters.Add(from), parameters.Add(to));
        string Bucket(string column) => interval is { } width ? SummaryCompiler.Bucket(width, column) : $"{start}::TIMESTAMP";
        var ofModel = model is null ? "" : $" AND model = {parameters.Add(model)}";
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Bucket("hour")} AS bucket, source, kind, model, version, finding, field, sum(n)::BIGINT FROM quality
            WHERE hour >= date_trunc('hour', {start}::TIMESTAMP) AND hour < {end}{ofModel} GROUP BY ALL
            UNION ALL
            SELECT {Bucket("minute")}, source, kind, NULL, NULL, 'received', NULL, sum(n)::BIGINT FROM arrivals
            WHERE minute >= date_trunc('hour', {start}::TIMESTAMP) AND minute < {end} GROUP BY ALL
            UNION ALL
            SELECT {Bucket("received_at")}, source, kind, NULL, NULL, 'duplicate', NULL, count(*) FROM dispositions
            WHERE disposition = 1 AND received_at >= date_trunc('hour', {start}::TIMESTAMP) AND received_at < {end} GROUP BY ALL
            ORDER BY ALL
            """;
        parameters.Bind(command);
        using var reader = command.ExecuteReader();
        List<QualityTotal> totals = [];
        while (reader.Read())
        {
            totals.Add(new(
                DateTime.SpecifyKind(reader.GetDateTime(0), DateTimeKind.Utc), reader.GetString(1), (RecordKind)reader.GetByte(2),
                Text(reader, 3), Text(reader, 4), reader.GetString(5), Text(reader, 6), reader.GetInt64(7)));
        }

        return totals;
    }

    private static string? Text(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
