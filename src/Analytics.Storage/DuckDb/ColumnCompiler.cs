using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// Compiles a summary query about columns of predictions over their cells by day, where those hold what it asks for. Days that lie whole in the window come
/// from the cells, the ragged ends and what was stored since the last maintenance from the rows. The answer is the same as from the rows alone.
/// </summary>
internal static class ColumnCompiler
{
    /// <summary>The columns bucket, keys, field, bin, category, n, mean, m2, low, high; null where the rows must be asked.</summary>
    public static (string Sql, SqlParameters Parameters)? Compile(DuckDBConnection connection, SummaryQuery query, CancellationToken cancellationToken)
    {
        if (query is not { Source: EventSource.Predictions, DataSet: null, Interval: null or BucketWidth.Day or BucketWidth.Week or BucketWidth.Month }
            || !query.Filters.All(filter => IsKey(filter.Field)) || !query.Breakdown.All(IsKey) || ColumnSet.Of(query) is not { } columns) return null;
        var (from, to) = WholeDays(connection, query, cancellationToken);
        if (from >= to) return null;

        var compiler = new SummaryCompiler(query);
        var maintained = DuckDbDatabase.Scalar<long>(connection, "SELECT columns_seq FROM maintained");
        var fields = string.Join(", ", columns.Names().Prepend("").Select(name => $"'{name}'"));
        var cells = $"""
            SELECT {BucketOf(query, "day")} AS bucket, model, version, {ColumnCellSql.Values} FROM column_days
            WHERE day >= {compiler.Parameters.Add(from)} AND day < {compiler.Parameters.Add(to)} AND field IN ({fields}){compiler.FilterCondition(field => field.Name)}
            """;
        List<string> uncovered = [$"{compiler.TimeCondition(from, to)} AND seq > {maintained}"];
        if (query.From < from) uncovered.Add(compiler.TimeCondition(query.From, from));
        if (to < query.To) uncovered.Add(compiler.TimeCondition(to, query.To));
        var rows = string.Join("\nUNION ALL ", uncovered.Select(condition => $"SELECT {string.Join(", ", columns.Sources)} FROM predictions WHERE {condition}{compiler.FilterCondition()}"));
        var keys = string.Join(", ", ["bucket", .. query.Breakdown.Select(field => field.Name), "field", "bin", "category"]);
        var merged = CellSql.Merge($"{cells}\nUNION ALL {ColumnCellSql.FromRows(BucketOf(query, "happened_at"), "FROM uncovered", columns)}", keys);
        return ($"WITH uncovered AS MATERIALIZED ({rows})\n{merged}", compiler.Parameters);
    }

    /// <summary>The days whose rows lie whole in the window: those inside, and those at its ends of which no row lies outside.</summary>
    private static (DateTime From, DateTime To) WholeDays(DuckDBConnection connection, SummaryQuery query, CancellationToken cancellationToken)
    {
        var (first, last) = (Clock.FloorToDay(query.From), Clock.FloorToDay(query.To));
        var (from, to) = (first < query.From ? first.AddDays(1) : first, last);
        var compiler = new SummaryCompiler(query);
        var ends = $"""
            SELECT day, min(low), max(high) FROM column_days
            WHERE field = '' AND day IN ({compiler.Parameters.Add(first)}, {compiler.Parameters.Add(last)}){compiler.FilterCondition(field => field.Name)} GROUP BY day
            """;
        connection.Run(
            ends,
            compiler.Parameters,
            row =>
            {
                var day = row.GetDateTime(0);
                if (DateTime.UnixEpoch.AddMicroseconds(row.GetDouble(1)) < query.From || DateTime.UnixEpoch.AddMicroseconds(row.GetDouble(2)) >= query.To) return;
                if (day == first) from = first;
                if (day == last) to = last.AddDays(1);
            },
            cancellationToken);
        return (from, to);
    }

    private static bool IsKey(Field field) => field is { Slot: null, Name: "model" or "version" };

    private static string BucketOf(SummaryQuery query, string column) => query.Interval is { } width ? SummaryCompiler.Bucket(width, column) : "NULL::TIMESTAMP";
}
