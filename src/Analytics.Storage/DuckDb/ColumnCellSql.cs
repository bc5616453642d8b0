using System.Globalization;

namespace Analytics.Storage.DuckDb;

/// <summary>SQL of cells of columns (bucket, model, version, field, bin, category, n, mean, m2, low, high), made from rows of predictions.</summary>
internal static class ColumnCellSql
{
    /// <summary>What a cell holds beside its keys.</summary>
    public const string Values = "field, bin, category, n, mean, m2, low, high";

    private const string Moments = "count(*) AS n, avg(x) AS mean, var_pop(x) * count(*) AS m2, min(x) AS low, max(x) AS high";
    private const string OnlyCount = "count(*) AS n, NULL::DOUBLE AS mean, NULL::DOUBLE AS m2, NULL::DOUBLE AS low, NULL::DOUBLE AS high";

    /// <summary>The cells of rows.</summary>
    /// <param name="bucket">SQL of the bucket.</param>
    /// <param name="tail">FROM and WHERE, of predictions or a part of their columns.</param>
    /// <param name="columns">Which columns.</param>
    public static string FromRows(string bucket, string tail, ColumnSet columns)
    {
        var keys = $"{bucket} AS bucket, model, version";
        List<string> parts =
        [
            $"""
            SELECT {keys}, '' AS field, NULL::INTEGER AS bin, NULL::VARCHAR AS category, count(*) AS n, NULL::DOUBLE AS mean, NULL::DOUBLE AS m2,
              epoch_us(min(happened_at))::DOUBLE AS low, epoch_us(max(happened_at))::DOUBLE AS high {tail} GROUP BY ALL
            """,
            .. columns.Numbers.Select(number => $"SELECT bucket, model, version, '{number}', log_bin(x), NULL, {Moments} FROM (SELECT {keys}, {number} AS x {tail}) WHERE {RowNumbers.Fits("x")} GROUP BY ALL"),
            .. columns.Texts.Select(text => $"SELECT bucket, model, version, '{text}', NULL, x, {OnlyCount} FROM (SELECT {keys}, {text} AS x {tail}) WHERE x IS NOT NULL GROUP BY ALL"),
        ];
        if (columns.NumberSlots is not { Count: 0 })
        {
            parts.Add($"""
                SELECT bucket, model, version, 'n' || (place - 1), bin, NULL, * EXCLUDE (bucket, model, version, place, bin)
                FROM (
                  SELECT bucket, model, version, place, log_bin(x) AS bin, {Moments} FROM (SELECT {keys}, unnest(numbers) AS x, generate_subscripts(numbers, 1) AS place {tail})
                  WHERE {RowNumbers.Fits("x")}{Places(columns.NumberSlots)} GROUP BY ALL)
                """);
        }

        if (columns.CategorySlots is not { Count: 0 })
        {
            parts.Add($"""
                SELECT bucket, model, version, 'c' || (place - 1), NULL, x, * EXCLUDE (bucket, model, version, place, x)
                FROM (
                  SELECT bucket, model, version, place, x, {OnlyCount} FROM (SELECT {keys}, unnest(categories) AS x, generate_subscripts(categories, 1) AS place {tail})
                  WHERE x IS NOT NULL{Places(columns.CategorySlots)} GROUP BY ALL)
                """);
        }

        return string.Join("\nUNION ALL ", parts);
    }

    /// <summary>A range where there is no gap: a list is looked through for every value.</summary>
    private static string Places(IReadOnlyCollection<int>? slots)
    {
        if (slots is null) return "";
        var (first, last) = (slots.Min() + 1, slots.Max() + 1);
        return slots.Count == last - first + 1
            ? string.Create(CultureInfo.InvariantCulture, $" AND place BETWEEN {first} AND {last}")
            : $" AND place IN ({string.Join(", ", slots.Select(slot => (slot + 1).ToString(CultureInfo.InvariantCulture)))})";
    }
}
