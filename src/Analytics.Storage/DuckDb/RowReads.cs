using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads values that may be missing.</summary>
internal static class RowReads
{
    public static string? TextAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static double? NumberAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    public static long? CountAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static string[]? TextsAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : [.. row.GetFieldValue<List<string>>(column)];

    public static string?[]? SparseTextsAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : [.. row.GetFieldValue<List<string?>>(column)];

    public static double[]? NumbersAt(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : [.. row.GetFieldValue<List<double>>(column)];

    /// <summary>Numbers of which some may be missing: NaN.</summary>
    public static double[]? SparseNumbersAt(this DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? null : [.. row.GetFieldValue<List<double?>>(column).Select(number => number ?? double.NaN)];

    public static byte[]? BytesAt(this DuckDBDataReader row, int column)
    {
        if (row.IsDBNull(column)) return null;
        using var stream = row.GetStream(column);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
