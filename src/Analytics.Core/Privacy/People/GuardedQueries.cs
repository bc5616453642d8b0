using Analytics.Core.Ports;

namespace Analytics.Core.Privacy.People;

/// <summary>
/// The event store as the viewer of a request may see it: narrowed to the own records, and without parts of the people that are too small. It stands before
/// the store, so that every outlet (page, API, report, export) leaves out the same.
/// </summary>
public sealed class GuardedQueries(IEventQueries store) : IEventQueries
{
    private static readonly string[] PeopleFields = ["region", "appVersion", "session"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (Viewer.Current is not { } viewer) return await store.SummariseAsync(query, cancellationToken);

        var asked = viewer.Own is { } own ? query with { Filters = [.. query.Filters, new FieldFilter(FieldOf(query.Source, own.Key), own.Values)] } : query;
        if (viewer.SmallestCell <= 1 || !PartsPeople(query)) return await store.SummariseAsync(asked, cancellationToken);

        var counted = asked with { Summaries = [.. asked.Summaries, new Summary.SubjectsOf()] };
        var groups = await store.SummariseAsync(counted, cancellationToken);
        var shown = groups.GroupBy(group => group.Bucket).SelectMany(bucket => Shown([.. bucket], viewer.SmallestCell)).ToHashSet();
        viewer.Hide(groups.Count - shown.Count);
        return [.. groups.Where(shown.Contains).Select(group => group with { Values = [.. group.Values.SkipLast(1)] })];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) => Whole().ReceiptsAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) => Whole().LedgerAsync(from, to, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<QualityTotal>> QualityAsync(DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken) =>
        Whole().QualityAsync(from, to, model, interval, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) => Whole().ChecksAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) => Whole().IncidentsAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken) => Whole().SampleAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken) => Whole().ReadOutcomesAsync(query, each, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) => Whole().ChangesAsync(model, sequence, cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) =>
        Whole().ReadPredictionsAsync(query, each, cancellationToken);

    /// <summary>What can't be narrowed is not given to those who may see their own only.</summary>
    private IEventQueries Whole() => Viewer.Current?.Own is null ? store : throw new UnauthorizedAccessException("Only what is your own may be asked for.");

    private static Field FieldOf(EventSource source, string key) => Field.Of(source switch
    {
        EventSource.Events => "properties." + key,
        EventSource.Metrics => "labels." + key,
        _ => "segments." + key,
    });

    /// <summary>Whether a query takes some of the people apart from the others; metrics are about machines.</summary>
    private static bool PartsPeople(SummaryQuery query) =>
        query.Source != EventSource.Metrics && query.DataSet is null
        && query.Breakdown.Concat(query.Filters.Select(filter => filter.Field)).Any(field =>
            field.Slot is not null || field.Name.Contains('.', StringComparison.Ordinal) || PeopleFields.Contains(field.Name));

    /// <summary>Groups with enough people. Where one alone is too small, the next one goes as well: what is missing from the total would be the one.</summary>
    private static IEnumerable<SummaryGroup> Shown(List<SummaryGroup> groups, int fewest)
    {
        var bySize = groups.OrderBy(People).ToList();
        var small = bySize.Where(group => People(group) > 0 && People(group) < fewest).ToList();
        if (small.Count == 1 && bySize.FirstOrDefault(group => People(group) >= fewest) is { } next) small.Add(next);
        return groups.Except(small);
    }

    private static long People(SummaryGroup group) => group.Values[^1].Count;
}
