using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads predictions back, one by one.</summary>
internal static class PredictionReader
{
    public static long Read(DuckDBConnection connection, PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken)
    {
        var all = Count(connection, query);
        var step = Math.Max(1, (all + query.Limit - 1) / query.Limit);
        var parameters = new SqlParameters();
        var condition = $"{Condition(query, parameters)} AND id_hash % {step.ToString(CultureInfo.InvariantCulture)}::UBIGINT = 0";
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT p.id, p.id_hash, p.happened_at, p.model, p.version, score, value, p.predicted, positive, negative, classes, probabilities, items, item_scores,
              p.decision, numbers, categories, extras, latency_ms, propensity, p.policy, p.experiment, p.variant, p.segment_keys, p.segment_values, session,
              p.region, p.app_version, input_tokens, output_tokens, cost, currency, c.id_hash IS NOT NULL, c.fired
            FROM (SELECT * FROM predictions WHERE {condition}) p
            LEFT JOIN (
              SELECT id_hash, list(rule) FILTER (rule <> 'rails') AS fired FROM safety_checks
              WHERE rails IS NOT NULL AND {condition} GROUP BY id_hash) c ON c.id_hash = p.id_hash
            """;
        parameters.Bind(command);
        using var cancel = cancellationToken.Register(command.Cancel);
        command.UseStreamingMode = true;
        using var reader = command.ExecuteReader();
        while (reader.Read()) each(new StoredPrediction { Row = At(reader), Judged = reader.GetBoolean(32), Fired = reader.TextsAt(33) ?? [] });
        cancellationToken.ThrowIfCancellationRequested();
        return all;
    }

    private static long Count(DuckDBConnection connection, PredictionQuery query)
    {
        var parameters = new SqlParameters();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM predictions WHERE {Condition(query, parameters)}";
        parameters.Bind(command);
        return (long)command.ExecuteScalar()!;
    }

    private static string Condition(PredictionQuery query, SqlParameters parameters) =>
        $"model = {parameters.Add(query.Model)} AND happened_at >= {parameters.Add(query.From)} AND happened_at < {parameters.Add(query.To)}";

    private static PredictionRow At(DuckDBDataReader row) => new()
    {
        Index = 0,
        Id = row.GetString(0),
        IdHash = row.GetFieldValue<ulong>(1),
        BodyHash = 0,
        At = DateTime.SpecifyKind(row.GetDateTime(2), DateTimeKind.Utc),
        Model = row.GetString(3),
        Version = row.GetString(4),
        Score = row.NumberAt(5),
        Value = row.NumberAt(6),
        Predicted = row.TextAt(7),
        Positive = row.TextAt(8),
        Negative = row.TextAt(9),
        Classes = row.TextsAt(10),
        Probabilities = row.NumbersAt(11),
        Items = row.TextsAt(12),
        ItemScores = row.NumbersAt(13),
        Decision = row.TextAt(14),
        Numbers = row.NumbersAt(15) ?? [],
        Categories = row.SparseTextsAt(16) ?? [],
        Extras = row.BytesAt(17),
        LatencyMs = row.NumberAt(18),
        Propensity = row.NumberAt(19),
        Policy = row.TextAt(20),
        Experiment = row.TextAt(21),
        Variant = row.TextAt(22),
        SegmentKeys = row.TextsAt(23),
        SegmentValues = row.TextsAt(24),
        Session = row.TextAt(25),
        Region = row.TextAt(26),
        AppVersion = row.TextAt(27),
        InputTokens = row.CountAt(28),
        OutputTokens = row.CountAt(29),
        Cost = row.NumberAt(30),
        Currency = row.TextAt(31),
    };
}
