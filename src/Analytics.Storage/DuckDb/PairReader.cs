using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Reads requests that two variants both answered: the second's id is that of the first, a slash and its key.</summary>
internal static class PairReader
{
    /// <summary>Stands between items; no item has it.</summary>
    private const char Between = '\u001f';

    public static (long, IReadOnlyList<AnsweredPair>) Read(DuckDBConnection connection, PairQuery query, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var (experiment, challenger) = (parameters.Add(query.Experiment), parameters.Add(query.Challenger));
        var times = $"happened_at >= {parameters.Add(query.From)} AND happened_at < {parameters.Add(query.To)}";
        string Answers(string variant) =>
            $"SELECT id, id_hash, coalesce(decision, predicted, items[1]) AS answer, coalesce(score, value) AS score, propensity, hash(subject) AS person, subject IS NULL AS nobody, array_to_string(items[1:{query.Depth.ToString(CultureInfo.InvariantCulture)}], chr(31)) AS ranked FROM predictions WHERE experiment = {experiment} AND variant = {variant} AND {times}";
        var (count, pairs) = (0L, new List<AnsweredPair>());
        var sql = $"""
            SELECT shown.answer, shadow.answer, shown.score, shadow.score, shown.propensity, {(query.Reward == "completed" ? "coalesce(reward, 0)" : "reward")}, count(*) OVER (), CASE WHEN NOT shown.nobody THEN shown.person END, shown.ranked, shadow.ranked
            FROM ({Answers(parameters.Add(query.Champion))}) AS shown
            JOIN ({Answers(challenger)}) AS shadow ON shadow.id = shown.id || '/' || {challenger}
            LEFT JOIN ({Rewards(query.Reward)}) AS rewards ON rewards.id_hash = shown.id_hash
            ORDER BY hash(shown.id_hash) LIMIT {query.Limit.ToString(CultureInfo.InvariantCulture)}
            """;
        connection.Run(
            sql,
            parameters,
            row =>
            {
                count = row.GetInt64(6);
                pairs.Add(new(row.TextAt(0), row.TextAt(1), row.NumberAt(2), row.NumberAt(3), row.NumberAt(4), row.NumberAt(5))
                {
                    Person = row.IsDBNull(7) ? null : row.GetFieldValue<ulong>(7),
                    ChampionItems = ItemsAt(row, 8),
                    ChallengerItems = ItemsAt(row, 9),
                });
            },
            cancellationToken);
        return (count, pairs);
    }

    private static string[] ItemsAt(DuckDBDataReader row, int column) => row.TextAt(column) is { } items ? items.Split(Between) : [];

    private static string Rewards(string reward) => reward switch
    {
        "accepted" => "SELECT id_hash, (kind = 'accepted')::INTEGER::DOUBLE AS reward FROM reactions WHERE kind IN ('accepted', 'dismissed')",
        "rating" => "SELECT id_hash, number AS reward FROM reactions WHERE kind = 'rating'",
        "completed" => "SELECT id_hash, (kind = 'completed')::INTEGER::DOUBLE AS reward FROM reactions WHERE kind IN ('completed', 'notCompleted')",
        "correct" => "SELECT id_hash, correct AS reward FROM labels",
        _ => throw new ArgumentException($"There is no reward {reward}.", nameof(reward)),
    };
}
