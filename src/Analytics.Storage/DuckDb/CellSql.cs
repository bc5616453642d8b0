namespace Analytics.Storage.DuckDb;

/// <summary>SQL of roll-up cells (bucket, key1, key2, field, bin, n, mean, m2, low, high): made from rows, and merged.</summary>
internal static class CellSql
{
    public const string Columns = "bucket, key1, key2, field, bin, n, mean, m2, low, high";

    /// <summary>Cells of the rows that a condition selects: row counts, and moments and sketch of every number in the list.</summary>
    /// <param name="rolled">The source.</param>
    /// <param name="bucket">SQL of the bucket.</param>
    /// <param name="condition">SQL over the source's columns.</param>
    /// <param name="numbers">Fields to keep.</param>
    public static string FromRows(RolledSource rolled, string bucket, string condition, IEnumerable<string> numbers)
    {
        var key1 = FieldSql.Plain(rolled.Source, rolled.Key1);
        var key2 = rolled.Key2 is null ? "NULL::VARCHAR" : FieldSql.Plain(rolled.Source, rolled.Key2);
        var head = $"SELECT {bucket} AS bucket, {key1} AS key1, {key2} AS key2";
        var tail = $"FROM {rolled.Table} WHERE {condition}";
        List<string> parts =
            [$"{head}, '' AS field, NULL::INTEGER AS bin, count(*) AS n, NULL::DOUBLE AS mean, NULL::DOUBLE AS m2, NULL::DOUBLE AS low, NULL::DOUBLE AS high {tail} GROUP BY ALL"];
        foreach (var number in numbers)
        {
            var x = FieldSql.Plain(rolled.Source, number);
            parts.Add($"{head}, '{number}', NULL, count(*), avg({x}), var_pop({x}) * count(*), min({x}), max({x}) {tail} AND {x} IS NOT NULL GROUP BY ALL");
            parts.Add($"{head}, '{number}', log_bin({x}), count(*), NULL, NULL, NULL, NULL {tail} AND {x} IS NOT NULL GROUP BY ALL");
        }

        return string.Join("\nUNION ALL ", parts);
    }

    /// <summary>Cells merged by the given key columns (Chan, Golub &amp; LeVeque for the moments).</summary>
    public static string Merge(string cells, string keys) => $"""
        SELECT {keys}, sum(n)::BIGINT AS n, any_value(whole) AS mean, sum(m2 + n * (mean - whole) * (mean - whole)) AS m2, min(low) AS low, max(high) AS high
        FROM (SELECT *, sum(n * mean) OVER (PARTITION BY {keys}) / sum(n) OVER (PARTITION BY {keys}) AS whole FROM ({cells}))
        GROUP BY {keys}
        """;
}
