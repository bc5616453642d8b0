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
    public static string FromRows(RolledSource rolled, string bucket, string condition, IEnumerable<string> numbers) =>
        Of($"{bucket} AS bucket, {rolled.Key1Sql} AS key1, {rolled.Key2Sql} AS key2", $"FROM {rolled.Table} WHERE {condition}", numbers, rolled.NumberSql);

    /// <summary>The same cells of the rows that any of several conditions selects, which exclude one another: each alone can be looked for by the order of the rows.</summary>
    /// <param name="rolled">The source.</param>
    /// <param name="bucket">SQL of the bucket.</param>
    /// <param name="conditions">SQL over the source's columns.</param>
    /// <param name="numbers">Fields to keep.</param>
    /// <param name="name">Name of the common table expression that holds the rows.</param>
    /// <returns>The common table expression, and the cells made from it.</returns>
    public static (string Rows, string Cells) FromRowsAtOnce(RolledSource rolled, string bucket, IReadOnlyList<string> conditions, IReadOnlyList<string> numbers, string name)
    {
        var kept = string.Concat(numbers.Select(number => $", {rolled.NumberSql(number)} AS \"{number}\""));
        var parts = conditions.Select(condition => $"SELECT {bucket} AS bucket, {rolled.Key1Sql} AS key1, {rolled.Key2Sql} AS key2{kept} FROM {rolled.Table} WHERE {condition}");
        return (
            $"{name} AS MATERIALIZED ({string.Join(" UNION ALL ", parts)})",
            Of("bucket, key1, key2", $"FROM {name} WHERE true", numbers, number => $"\"{number}\""));
    }

    /// <summary>Cells merged by the given key columns (Chan, Golub &amp; LeVeque for the moments).</summary>
    public static string Merge(string cells, string keys) => $"""
        SELECT {keys}, sum(n)::BIGINT AS n, any_value(whole) AS mean, sum(m2 + n * (mean - whole) * (mean - whole)) AS m2, min(low) AS low, max(high) AS high
        FROM (SELECT *, sum(n * mean) OVER (PARTITION BY {keys}) / sum(n) OVER (PARTITION BY {keys}) AS whole FROM ({cells}))
        GROUP BY {keys}
        """;

    private static string Of(string keys, string tail, IEnumerable<string> numbers, Func<string, string> sqlOf)
    {
        List<string> parts =
            [$"SELECT {keys}, '' AS field, NULL::INTEGER AS bin, count(*) AS n, NULL::DOUBLE AS mean, NULL::DOUBLE AS m2, NULL::DOUBLE AS low, NULL::DOUBLE AS high {tail} GROUP BY ALL"];
        foreach (var number in numbers)
        {
            var x = sqlOf(number);
            parts.Add($"SELECT {keys}, '{number}', NULL, count(*), avg({x}), var_pop({x}) * count(*), min({x}), max({x}) {tail} AND {RowNumbers.Fits(x)} GROUP BY ALL");
            parts.Add($"SELECT {keys}, '{number}', log_bin({x}), count(*), NULL, NULL, NULL, NULL {tail} AND {RowNumbers.Fits(x)} GROUP BY ALL");
        }

        return string.Join("\nUNION ALL ", parts);
    }
}
