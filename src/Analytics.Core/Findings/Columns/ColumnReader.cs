using Analytics.Core.Ports;

namespace Analytics.Core.Findings.Columns;

/// <summary>Reads the columns of a window: one query a source, whatever the number of columns.</summary>
internal sealed class ColumnReader(IEventQueries queries, IReadOnlyList<ModelColumn> columns)
{
    /// <summary>A column with more categories than this is not judged by them.</summary>
    public const int MostCategories = 1_000;

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
            var query = ask(source, [new Summary.CountOf(), .. places.Select(at => SummaryOf(columns[at])), .. MomentsOf(places), .. RangesOf(places)]) with { Interval = width };
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
        places.Where(at => columns[at].Kind == ColumnKind.Numeric).Select(at => new Summary.MomentsOf(columns[at].Field!));

    private IEnumerable<Summary> RangesOf(int[] places) =>
        places.Where(at => columns[at].Range is not null).Select(at => new Summary.HistogramOf(columns[at].Field!, columns[at].Range!));

    private static Summary SummaryOf(ModelColumn column) => column.Kind == ColumnKind.Categorical
        ? new Summary.CategoriesOf(column.Field!, MostCategories + 2)
        : new Summary.SketchOf(column.Field!);

    private void Fill(ColumnSample[] samples, int[] places, IReadOnlyList<SummaryValue> values)
    {
        using var further = values.Skip(1 + places.Length).GetEnumerator();
        for (var index = 0; index < places.Length; index++)
        {
            var own = columns[places[index]].Kind == ColumnKind.Numeric && further.MoveNext() ? further.Current.Moments : null;
            samples[places[index]] = new ColumnSample(values[0].Count, values[1 + index] with { Moments = own });
        }

        foreach (var at in places.Where(at => columns[at].Range is not null))
            samples[at] = samples[at] with { Range = further.MoveNext() ? further.Current.Histogram : null };
    }

    private ColumnSample[] Empty() =>
    [
        .. columns.Select(column =>
            new ColumnSample(0, column.Kind == ColumnKind.Categorical ? new SummaryValue { Categories = [] } : new SummaryValue { Sketch = new([]) })),
    ];
}
