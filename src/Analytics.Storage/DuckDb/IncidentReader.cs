using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Groups violations into incidents.</summary>
internal static class IncidentReader
{
    public static List<IncidentTotals> Read(DuckDBConnection connection, IncidentQuery query)
    {
        var parameters = new SqlParameters();
        var conditions = $"{CheckReader.IsViolation} AND happened_at >= {parameters.Add(query.From)} AND happened_at < {parameters.Add(query.To)}";
        if (query.Model is { } model) conditions += $" AND model = {parameters.Add(model)}";
        if (query.Version is { } version) conditions += $" AND version = {parameters.Add(version)}";
        var isOpen = query.Closed.Count == 0 ? "true" : $"check_hash NOT IN ({CheckReader.Hashes(query.Closed)})";
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH violations AS (
              SELECT model, rule, happened_at, check_hash, verdict, {isOpen} AS is_open,
                list_position(['low', 'medium', 'high', 'critical'], severity) AS badness
              FROM safety_checks WHERE {conditions}),
            starts AS (
              SELECT *, coalesce(epoch_us(happened_at) - lag(epoch_us(happened_at)) OVER by_rule > {parameters.Add(query.Gap.Ticks / TimeSpan.TicksPerMicrosecond)}, false) AS is_start
              FROM violations WINDOW by_rule AS (PARTITION BY model, rule ORDER BY happened_at, check_hash)),
            numbered AS (
              SELECT *, count(*) FILTER (is_start) OVER (PARTITION BY model, rule ORDER BY happened_at, check_hash ROWS UNBOUNDED PRECEDING) AS number FROM starts)
            SELECT model, rule, ['low', 'medium', 'high', 'critical'][max(badness)], min(happened_at), max(happened_at),
              count(*), count(*) FILTER (is_open), count(*) FILTER (verdict = 'blocked')
            FROM numbered GROUP BY model, rule, number HAVING count(*) FILTER (is_open) > 0
            ORDER BY max(badness) DESC NULLS LAST, count(*) FILTER (is_open) DESC, max(happened_at) DESC, model, rule LIMIT {parameters.Add(query.Limit)}
            """;
        parameters.Bind(command);
        using var reader = command.ExecuteReader();
        List<IncidentTotals> incidents = [];
        while (reader.Read())
        {
            incidents.Add(new(
                reader.GetString(0), reader.GetString(1), reader.TextAt(2), Utc(reader, 3), Utc(reader, 4),
                reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7)));
        }

        return incidents;
    }

    private static DateTime Utc(DuckDBDataReader reader, int column) => DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc);
}
