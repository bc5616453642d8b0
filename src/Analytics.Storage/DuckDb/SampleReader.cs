using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads an even sample: the rows whose ids have the smallest hashes under the seed.</summary>
internal static class SampleReader
{
    public static IReadOnlyList<SampledPrediction> Read(DuckDBConnection connection, SampleQuery query, CancellationToken cancellationToken)
    {
        var source = query.Labelled ? EventSource.Labels : EventSource.Predictions;
        var compiler = new SummaryCompiler(new SummaryQuery
        {
            Source = source,
            From = query.From,
            To = query.To,
            Filters = [new(Field.Of("model"), [query.Model]), .. query.Filters],
            Summaries = [],
            KnownBy = query.Labelled ? query.KnownBy : null,
            DataSet = query.DataSet,
        });
        var seed = query.Seed.ToString(CultureInfo.InvariantCulture);
        var limit = query.Limit.ToString(CultureInfo.InvariantCulture);
        var chosen = $"SELECT id_hash {compiler.Rows} ORDER BY hash(id_hash, {seed}), id_hash LIMIT {limit}";
        using var command = connection.CreateCommand();
        command.CommandText = query.DataSet is null
            ? Recorded(chosen, query.KnownBy is { } known ? FieldSql.LabelsKnownBy(known, compiler.Parameters) : "labels")
            : $"SELECT {Columns("p")}, p.actual, p.truth, NULL FROM reference_data p WHERE p.data_set = {compiler.Parameters.Add(query.DataSet)} AND p.model = {compiler.Parameters.Add(query.Model)} AND p.id_hash IN ({chosen}) ORDER BY p.id_hash";
        compiler.Parameters.Bind(command);
        using var cancel = cancellationToken.Register(command.Cancel);
        using var row = command.ExecuteReader();
        List<SampledPrediction> sample = [];
        while (row.Read()) sample.Add(At(row));
        return sample;
    }

    private static string Recorded(string chosen, string labels) => $"""
        SELECT {Columns("p")}, l.actual, l.truth, l.ndcg
        FROM (SELECT * FROM predictions WHERE id_hash IN ({chosen})) p LEFT JOIN {labels} l ON l.id_hash = p.id_hash
        ORDER BY p.happened_at, p.id_hash
        """;

    private static string Columns(string table) => $"""
        {table}.happened_at, {table}.version, {table}.numbers, {table}.categories, {table}.score, {table}.value,
        CASE WHEN {table}.positive IS NULL THEN {table}.predicted WHEN {table}.predicted = {table}.positive THEN 'positive' ELSE 'negative' END,
        {table}.classes, {table}.probabilities, {table}.segment_keys, {table}.segment_values
        """;

    private static SampledPrediction At(DuckDBDataReader row) => new()
    {
        At = DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc),
        Version = row.GetString(1),
        Numbers = row.SparseNumbersAt(2) ?? [],
        Categories = row.SparseTextsAt(3) ?? [],
        Score = row.NumberAt(4),
        Value = row.NumberAt(5),
        Guess = row.TextAt(6),
        Classes = row.TextsAt(7),
        Probabilities = row.NumbersAt(8),
        SegmentKeys = row.TextsAt(9),
        SegmentValues = row.TextsAt(10),
        Actual = row.TextAt(11),
        Truth = row.NumberAt(12),
        Ndcg = row.NumberAt(13),
    };
}
