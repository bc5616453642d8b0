using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads a file of reference rows into the store. The file's path is a parameter; its column names are quoted.</summary>
internal sealed class ReferenceImporter(DuckDBConnection connection, ReferenceImport import)
{
    /// <summary>Stores the rows in place of any of that name; answers how many.</summary>
    /// <exception cref="ReferenceImportException">The file can't be read, lacks a column, or holds something else than numbers where they are asked for.</exception>
    public long Store()
    {
        using var transaction = connection.BeginTransaction();
        ReadFile();
        CheckColumns();
        foreach (var column in Numeric()) CheckNumbers(column);
        if (import.IsClean is { } isClean)
            foreach (var column in Texts()) CheckTexts(column, isClean);
        if (import.Score is { } score) CheckScores(score);
        if (import is { Positive: { } positive, Negative: { } negative })
            foreach (var column in Classes()) CheckClasses(column, positive, negative);
        DuckDbDatabase.Execute(connection, "DELETE FROM reference_rows WHERE data_set = $1 AND model = $2", import.DataSet, import.Model);
        DuckDbDatabase.Execute(connection, Insertion(), import.DataSet, import.Model, import.Positive, import.Negative);
        var stored = DuckDbDatabase.Scalar<long>(connection, "SELECT count(*) FROM uploaded");
        if (stored == 0) throw new ReferenceImportException("The file has no rows.");
        DuckDbDatabase.Execute(connection, "DROP TABLE uploaded");
        transaction.Commit();
        return stored;
    }

    private string Reading => import.IsParquet ? "read_parquet($1)" : "read_csv($1, header = true, all_varchar = true, nullstr = '')";

    private static string Quoted(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"::VARCHAR";

    private static string Number(string column) =>
        $"CASE lower({Quoted(column)}) WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE try_cast({Quoted(column)} AS DOUBLE) END";

    private IEnumerable<string> Numeric() =>
    [
        .. import.Features.Where(feature => !feature.Value.Categorical).Select(feature => feature.Key),
        .. new[] { import.Score, import.Value, import.Value is null ? null : import.Label }.OfType<string>(),
    ];

    private IEnumerable<string> Texts() =>
    [
        .. import.Features.Where(feature => feature.Value.Categorical).Select(feature => feature.Key),
        .. new[] { import.Predicted, import.Value is null ? import.Label : null }.OfType<string>(),
        .. import.Segments,
    ];

    /// <summary>The fault names the row and not the text, which must go nowhere.</summary>
    private void CheckTexts(string column, Func<string, bool> isClean)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Quoted(column)}, min(nr) FROM uploaded WHERE {Quoted(column)} IS NOT NULL GROUP BY 1 ORDER BY 2";
        using var row = command.ExecuteReader();
        while (row.Read())
            if (!isClean(row.GetString(0)))
                throw new ReferenceImportException($"Column '{column}' holds what is too long or looks like personal data in row {row.GetInt64(1).ToString(CultureInfo.InvariantCulture)}.");
    }

    private void CheckColumns()
    {
        HashSet<string> columns = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT column_name FROM (DESCRIBE uploaded) OFFSET 1";
            using var row = command.ExecuteReader();
            while (row.Read()) columns.Add(row.GetString(0));
        }

        string?[] asked = [.. import.Features.Keys, import.Score, import.Value, import.Predicted, import.Label, .. import.Segments];
        if (asked.OfType<string>().FirstOrDefault(column => !columns.Contains(column)) is { } missing)
            throw new ReferenceImportException($"The file has no column '{missing}'.");
    }

    private void CheckNumbers(string column)
    {
        var bad = DuckDbDatabase.Scalar<long>(
            connection, $"SELECT coalesce(min(nr), 0) FROM uploaded WHERE {Quoted(column)} IS NOT NULL AND ({Number(column)} IS NULL OR NOT isfinite({Number(column)}))");
        if (bad > 0) throw new ReferenceImportException($"Column '{column}' holds no finite number in row {bad.ToString(CultureInfo.InvariantCulture)}.");
    }

    private void CheckScores(string column)
    {
        var bad = DuckDbDatabase.Scalar<long>(connection, $"SELECT coalesce(min(nr), 0) FROM uploaded WHERE {Number(column)} < 0 OR {Number(column)} > 1");
        if (bad > 0) throw new ReferenceImportException($"Column '{column}' holds no probability in row {bad.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>A label that is neither of the two classes is no label of the other class.</summary>
    private void CheckClasses(string column, string positive, string negative)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT min(nr) FROM (SELECT nr, {Quoted(column)} AS label, $1::VARCHAR AS positive, $2::VARCHAR AS negative FROM uploaded)
            WHERE label IS NOT NULL AND {Class("label")} IS NULL
            """;
        command.Parameters.Add(new DuckDBParameter(positive));
        command.Parameters.Add(new DuckDBParameter(negative));
        if (command.ExecuteScalar() is long row)
            throw new ReferenceImportException($"Column '{column}' holds neither '{positive}' nor '{negative}', nor true, false, 1 or 0, in row {row.ToString(CultureInfo.InvariantCulture)}.");
    }

    private IEnumerable<string> Classes() => new[] { import.Predicted, import.Value is null ? import.Label : null }.OfType<string>();

    /// <summary>1 for the positive class, 0 for the negative, null for what is neither; the names come first, so that classes may be named 1 and 0 the other way round.</summary>
    private static string Class(string column) => $"""
        CASE WHEN {column} = positive THEN 1.0 WHEN {column} = negative THEN 0.0
          WHEN lower({column}) = 'true' OR try_cast({column} AS DOUBLE) = 1 THEN 1.0 WHEN lower({column}) = 'false' OR try_cast({column} AS DOUBLE) = 0 THEN 0.0 END
        """;

    private string Insertion()
    {
        var threshold = import.Threshold.ToString("R", CultureInfo.InvariantCulture);
        var label = import.Label is { } truth ? Quoted(truth) : "NULL::VARCHAR";
        var score = import.Score is { } ofScore ? Number(ofScore) : "NULL::DOUBLE";
        var value = import.Value is { } ofValue ? Number(ofValue) : "NULL::DOUBLE";
        var predicted = import.Predicted is { } answer ? Quoted(answer) : "NULL::VARCHAR";
        return $"""
            INSERT INTO reference_rows
            WITH answers AS (
              SELECT nr, $3::VARCHAR AS positive, $4::VARCHAR AS negative, {score} AS score, {value} AS value, {predicted} AS answer, {label} AS label,
                {Slots(categorical: false)} AS numbers, {Slots(categorical: true)} AS categories, {SegmentKeys()} AS segment_keys, {SegmentValues()} AS segment_values
              FROM uploaded
            ), judged AS (
              SELECT *,
                CASE WHEN positive IS NULL THEN NULL WHEN score IS NOT NULL AND answer IS NULL THEN score >= {threshold}
                  ELSE {Class("answer")} = 1 END AS says,
                CASE WHEN positive IS NOT NULL THEN {Class("label")}
                  WHEN value IS NOT NULL THEN try_cast(label AS DOUBLE) END AS truth
              FROM answers
            )
            SELECT $1, $2, nr, score, value, CASE WHEN positive IS NULL THEN answer WHEN says THEN positive WHEN NOT says THEN negative END, positive,
              numbers, categories, segment_keys, segment_values, label,
              CASE WHEN label IS NULL OR value IS NOT NULL THEN NULL WHEN positive IS NULL THEN label WHEN truth = 1 THEN 'positive' ELSE 'negative' END,
              CASE WHEN value IS NOT NULL THEN NULL WHEN positive IS NULL THEN answer WHEN says THEN 'positive' WHEN NOT says THEN 'negative' END,
              CASE WHEN label IS NULL OR value IS NOT NULL THEN NULL WHEN positive IS NULL THEN (answer = label)::INTEGER::DOUBLE ELSE (says = (truth = 1))::INTEGER::DOUBLE END,
              truth, value - truth, abs(value - truth), CASE WHEN value IS NULL THEN (score - truth) * (score - truth) ELSE (value - truth) * (value - truth) END,
              CASE WHEN value IS NULL THEN -ln(greatest(CASE WHEN truth = 1 THEN score ELSE 1 - score END, 1e-15)) END
            FROM judged
            """;
    }

    private string Slots(bool categorical)
    {
        var slots = import.Features.Where(feature => feature.Value.Categorical == categorical).ToDictionary(feature => feature.Value.Slot!.Value, feature => feature.Key);
        var type = categorical ? "VARCHAR" : "DOUBLE";
        var values = slots.Count == 0
            ? []
            : Enumerable.Range(0, slots.Keys.Max() + 1).Select(slot => !slots.TryGetValue(slot, out var column) ? "NULL" : categorical ? Quoted(column) : Number(column));
        return $"[{string.Join(", ", values)}]::{type}[]";
    }

    private string SegmentKeys() => $"[{string.Join(", ", import.Segments.Select(segment => $"'{segment.Replace("'", "''", StringComparison.Ordinal)}'"))}]::VARCHAR[]";

    private string SegmentValues() => $"[{string.Join(", ", import.Segments.Select(Quoted))}]::VARCHAR[]";

    private void ReadFile()
    {
        try
        {
            DuckDbDatabase.Execute(connection, $"CREATE OR REPLACE TEMP TABLE uploaded AS SELECT row_number() OVER () AS nr, * FROM {Reading}", import.Path);
        }
        catch (DuckDBException e)
        {
            // The file is the caller's: what is wrong with it is said, and is no failure of the store.
            throw new ReferenceImportException("The file can't be read: " + e.Message.Split('\n')[0], e);
        }
    }
}
