using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads pages of violations.</summary>
internal static class CheckReader
{
    /// <summary>Rows of safety_checks that are violations to look at: reported ones, and the single rules that applied.</summary>
    public const string IsViolation = "verdict IN ('violation', 'blocked') AND (rails IS NULL OR rule <> 'rails')";

    public static List<RecordedCheck> Read(DuckDBConnection connection, CheckQuery query)
    {
        if (query.Only is { Count: 0 }) return [];
        var parameters = new SqlParameters();
        var conditions = $"{IsViolation} AND happened_at >= {parameters.Add(query.From)} AND happened_at < {parameters.Add(query.To)}";
        if (query.Model is { } model) conditions += $" AND model = {parameters.Add(model)}";
        if (query.Only is { } only) conditions += $" AND check_hash IN ({Hashes(only)})";
        if (query.Except.Count > 0) conditions += $" AND check_hash NOT IN ({Hashes(query.Except)})";
        if (query.After is { } after)
        {
            var at = parameters.Add(after.At);
            conditions += $" AND (happened_at < {at} OR (happened_at = {at} AND check_hash < {Hashes([after.IdHash])}))";
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT safety.id, page.check_hash, prediction_id, page.happened_at, page.model, page.version, page.rule, page.rails, source, page.verdict,
              page.severity, page.category, evidence, segment_keys, segment_values, safety.happened_at
            FROM (SELECT * FROM safety_checks WHERE {conditions} ORDER BY happened_at DESC, check_hash DESC LIMIT {parameters.Add(query.Limit)}) page
            JOIN safety ON safety.id_hash = page.check_hash
            ORDER BY page.happened_at DESC, page.check_hash DESC
            """;
        parameters.Bind(command);
        using var reader = command.ExecuteReader();
        List<RecordedCheck> checks = [];
        while (reader.Read()) checks.Add(At(reader));
        return checks;
    }

    /// <summary>Id hashes as SQL; they are numbers, so there is nothing to escape.</summary>
    public static string Hashes(IEnumerable<ulong> hashes) => string.Join(',', hashes.Select(hash => hash.ToString(CultureInfo.InvariantCulture) + "::UBIGINT"));

    private static RecordedCheck At(DuckDBDataReader reader) => new()
    {
        Id = reader.GetString(0),
        IdHash = reader.GetFieldValue<ulong>(1),
        PredictionId = reader.GetString(2),
        At = DateTime.SpecifyKind(reader.GetDateTime(3), DateTimeKind.Utc),
        Model = reader.GetString(4),
        Version = reader.GetString(5),
        Rule = reader.GetString(6),
        Rails = reader.IsDBNull(7) ? null : reader.GetInt32(7),
        Source = reader.GetString(8),
        Verdict = reader.GetString(9),
        Severity = reader.TextAt(10),
        Category = reader.TextAt(11),
        Evidence = reader.BytesAt(12),
        SegmentKeys = reader.TextsAt(13) ?? [],
        SegmentValues = reader.TextsAt(14) ?? [],
        FoundAt = DateTime.SpecifyKind(reader.GetDateTime(15), DateTimeKind.Utc),
    };
}
