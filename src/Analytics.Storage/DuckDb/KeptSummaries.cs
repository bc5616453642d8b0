using System.Text.Json;
using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// Summaries of many features over a window, kept while no prediction is added to the window: a reference is asked for with every window that is compared
/// with it. Predictions are only ever added, so that an answer of one commit is that of all later ones without a row of its window. Safe for concurrent use.
/// </summary>
internal sealed class KeptSummaries
{
    private const int Most = 64;
    private const int ManyFeatures = 2;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Kept> answers = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>The answer, from what is kept where that holds.</summary>
    public IReadOnlyList<SummaryGroup> Read(DuckDBConnection connection, SummaryQuery query, CancellationToken cancellationToken)
    {
        if (!IsWorthKeeping(query)) return new SummaryReader(connection, query, cancellationToken).Read();

        var key = KeyOf(query);
        if (Find(key) is { } kept && !HasNewRows(connection, query, kept.Sequence)) return kept.Groups;

        var sequence = DuckDbDatabase.Scalar<long>(connection, "SELECT coalesce(max(seq), 0)::BIGINT FROM arrivals");
        var groups = new SummaryReader(connection, query, cancellationToken).Read();
        Keep(key, sequence, groups);
        return groups;
    }

    private static bool IsWorthKeeping(SummaryQuery query) =>
        query is { Source: EventSource.Predictions, DataSet: null, Interval: null, Breakdown.Count: 0 }
        && query.Summaries.Count(summary => summary is Summary.SketchOf { Field.Slot: not null } or Summary.CategoriesOf { Field.Slot: not null }) >= ManyFeatures;

    private static string KeyOf(SummaryQuery query) => JsonSerializer.Serialize(new
    {
        query.From,
        query.To,
        query.Filters,
        Summaries = query.Summaries.Select(summary => summary is Summary.HistogramOf histogram ? $"{histogram.Field} {JsonSerializer.Serialize(histogram.Edges)}" : summary.ToString()),
    });

    private static bool HasNewRows(DuckDBConnection connection, SummaryQuery query, long sequence)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM prediction_rows WHERE seq > $1 AND happened_at >= $2 AND happened_at < $3 LIMIT 1";
        command.Parameters.Add(new DuckDBParameter(sequence));
        command.Parameters.Add(new DuckDBParameter(query.From));
        command.Parameters.Add(new DuckDBParameter(query.To));
        using var row = command.ExecuteReader();
        return row.Read();
    }

    private Kept? Find(string key)
    {
        lock (gate)
        {
            if (!answers.TryGetValue(key, out var kept)) return null;
            kept.UsedAt = ++uses;
            return kept;
        }
    }

    private void Keep(string key, long sequence, IReadOnlyList<SummaryGroup> groups)
    {
        lock (gate)
        {
            answers[key] = new Kept(sequence, groups) { UsedAt = ++uses };
            if (answers.Count > Most) answers.Remove(answers.MinBy(answer => answer.Value.UsedAt).Key);
        }
    }

    private sealed record Kept(long Sequence, IReadOnlyList<SummaryGroup> Groups)
    {
        /// <summary>The least recently used one goes first.</summary>
        public long UsedAt { get; set; }
    }
}
