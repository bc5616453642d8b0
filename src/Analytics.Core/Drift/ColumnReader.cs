using Analytics.Core.Findings;
using Analytics.Core.Ports;

namespace Analytics.Core.Drift;

/// <summary>Reads the columns of a window: one query a source, whatever the number of columns.</summary>
internal sealed class ColumnReader(IEventQueries queries, IReadOnlyList<DriftColumn> columns)
{
    /// <summary>The columns in order, of the window of the scope.</summary>
    public async Task<ColumnSample[]> CurrentAsync(AnalysisScope scope, CancellationToken cancellationToken) =>
        (await ReadAsync(scope.Ask, null, cancellationToken)).Values.FirstOrDefault() ?? Empty();

    /// <summary>The columns in order, of the reference of the scope.</summary>
    public async Task<ColumnSample[]> ReferenceAsync(AnalysisScope scope, CancellationToken cancellationToken) =>
        (await ReadAsync(scope.AskReference, null, cancellationToken)).Values.FirstOrDefault() ?? Empty();

    /// <summary>The columns by time bucket.</summary>
    public async Task<SortedDictionary<DateTime, ColumnSample[]>> SeriesAsync(AnalysisScope scope, BucketWidth width, CancellationToken cancellationToken) =>
        await ReadAsync(scope.Ask, width, cancellationToken);

    private async Task<SortedDictionary<DateTime, ColumnSample[]>> ReadAsync(
        Func<EventSource, IReadOnlyList<Summary>, SummaryQuery> ask, BucketWidth? width, CancellationToken cancellationToken)
    {
        var rows = new SortedDictionary<DateTime, ColumnSample[]>();
        foreach (var source in columns.Select(column => column.Source).Distinct())
        {
            var places = Enumerable.Range(0, columns.Count).Where(at => columns[at].Source == source).ToArray();
            var query = ask(source, [new Summary.CountOf(), .. places.Select(at => SummaryOf(columns[at])), .. MomentsOf(places)]) with { Interval = width };
            foreach (var group in await queries.SummariseAsync(query, cancellationToken))
            {
                var bucket = group.Bucket ?? default;
                if (!rows.TryGetValue(bucket, out var samples)) rows[bucket] = samples = Empty();
                Fill(samples, places, group.Values);
            }
        }

        return rows;
    }

    private IEnumerable<Summary> MomentsOf(int[] places) =>
        places.Where(at => columns[at].Kind == DriftColumnKind.Numeric).Select(at => new Summary.MomentsOf(columns[at].Field!));

    private static Summary SummaryOf(DriftColumn column) => column.Kind == DriftColumnKind.Categorical
        ? new Summary.CategoriesOf(column.Field!, ColumnJudge.MostCategories + 2)
        : new Summary.SketchOf(column.Field!);

    private void Fill(ColumnSample[] samples, int[] places, IReadOnlyList<SummaryValue> values)
    {
        var moments = values.Skip(1 + places.Length).Select(value => value.Moments).GetEnumerator();
        for (var index = 0; index < places.Length; index++)
        {
            var own = columns[places[index]].Kind == DriftColumnKind.Numeric && moments.MoveNext() ? moments.Current : null;
            samples[places[index]] = new ColumnSample(values[0].Count, values[1 + index] with { Moments = own });
        }
    }

    private ColumnSample[] Empty() =>
    [
        .. columns.Select(column =>
            new ColumnSample(0, column.Kind == DriftColumnKind.Categorical ? new SummaryValue { Categories = [] } : new SummaryValue { Sketch = new([]) })),
    ];
}
