using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Answers panels with one query a source, whatever the number of aggregates.</summary>
internal sealed class PanelReader(IEventQueries queries)
{
    // Each query uses the store's own threads: more at once would only take them from ingestion.
    private const int Concurrency = 2;

    /// <summary>The rows of each panel, in order. A panel without a split has one row, even without records.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<PanelRow>>> ReadAsync(IReadOnlyList<Panel> panels, CancellationToken cancellationToken)
    {
        var questions = panels.Select(SourceQuestion.Of).ToList();
        await Parallel.ForEachAsync(
            questions.SelectMany(ofPanel => ofPanel),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (question, token) => question.Groups = await queries.SummariseAsync(question.Query, token));
        return [.. panels.Zip(questions, Rows)];
    }

    private static List<PanelRow> Rows(Panel panel, IReadOnlyList<SourceQuestion> questions)
    {
        var rows = new SortedDictionary<RowKey, Dictionary<SummaryPart, SummaryValue>>();
        if (panel.Breakdown.Count == 0 && panel.Interval is null) rows[default] = [];
        foreach (var (key, part, value) in questions.SelectMany(question => question.Answers()))
        {
            if (!rows.TryGetValue(key, out var values)) rows[key] = values = [];
            values[part] = value;
        }

        return [.. rows.Select(row => new PanelRow(row.Key, row.Value))];
    }
}
