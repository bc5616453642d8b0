using System.Globalization;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Keeps the cells of columns by day up to date: adds those of new rows, late ones to the days that they belong to.</summary>
internal static class ColumnDays
{
    /// <summary>A column with more categories than this on a day is not kept by them.</summary>
    public const int MostCategories = 2_000;

    private const string Keys = "bucket, model, version, field, bin, category";

    /// <summary>Adds the rows of the commits (from, upTo].</summary>
    public static void Add(DuckDBConnection connection, long from, long upTo)
    {
        DuckDbDatabase.Execute(connection, $"CREATE OR REPLACE TEMP TABLE fresh AS {ColumnCellSql.FromRows("date_trunc('day', happened_at)", $"FROM predictions WHERE seq > {from} AND seq <= {upTo}", ColumnSet.All)}");
        if (DuckDbDatabase.Scalar<long>(connection, "SELECT count(*) FROM fresh") == 0) return;

        const string Touched = "(day, model, version) IN (SELECT DISTINCT bucket, model, version FROM fresh)";
        var all = $"SELECT bucket, model, version, {ColumnCellSql.Values} FROM fresh UNION ALL SELECT day, model, version, {ColumnCellSql.Values} FROM column_days WHERE {Touched}";
        var most = MostCategories.ToString(CultureInfo.InvariantCulture);
        DuckDbDatabase.Execute(connection, $"""
            CREATE OR REPLACE TEMP TABLE merged AS
            SELECT *, field <> '' AND bin IS NULL AND (count(category) OVER by_field > {most} OR bool_or(category IS NULL) OVER by_field) AS many
            FROM ({CellSql.Merge(all, Keys)}) WINDOW by_field AS (PARTITION BY bucket, model, version, field)
            """);
        DuckDbDatabase.Execute(connection, $"DELETE FROM column_days WHERE {Touched}");
        DuckDbDatabase.Execute(connection, $"""
            INSERT INTO column_days
            SELECT bucket, model, version, {ColumnCellSql.Values} FROM merged WHERE NOT many
            UNION ALL SELECT bucket, model, version, field, NULL, NULL, sum(n)::BIGINT, NULL, NULL, NULL, NULL FROM merged WHERE many GROUP BY bucket, model, version, field
            """);
    }
}
