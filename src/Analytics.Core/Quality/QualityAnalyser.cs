using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Quality;

/// <summary>
/// Finds faults of the data that a model sees and gives: missing values, values out of their range, categories that appear or vanish, values that stand
/// still, changes of unit, and predictions that stop coming. From one summary query a window, whatever the number of columns.
/// </summary>
public sealed class QualityAnalyser(IEventQueries queries, ModelRegistry registry, TimeProvider clock)
{
    public const string Check = "quality";

    /// <summary>The level of a report that asks for none.</summary>
    public const double Alpha = 0.05;

    private const int TestsPerColumn = 6;

    /// <summary>The report, over time too where a width is given; null where the model or the version is unknown.</summary>
    /// <param name="scope">The rows judged, and those that they are compared with; its window must be faultless.</param>
    /// <param name="width">Width of the buckets; null: none.</param>
    /// <param name="alpha">Probability that any finding alerts although nothing is wrong, at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<ModelQualityReport?> AnalyseAsync(AnalysisScope scope, BucketWidth? width, double alpha, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (ModelColumns.VersionsOf(scope, registry) is not { Count: > 0 } versions) return null;

        ModelColumn[] columns =
        [
            .. ModelColumns.Of(scope.Model, versions, registry)
                .Where(column => column is { Field: not null, Source: EventSource.Predictions })
                .Select(column => column with { Range = RangeOf(column.Definition) }),
        ];
        var reader = new ColumnReader(queries, columns);
        var samples = await Task.WhenAll(reader.ReferenceAsync(scope, cancellationToken), reader.CurrentAsync(scope, cancellationToken));
        var judge = new ColumnFaults(alpha / ((TestsPerColumn * Math.Max(1, columns.Length)) + 1), scope.Window.To - scope.Window.From >= VolumeFaults.Day);
        var given = Enumerable.Range(0, columns.Length).Where(at => samples[0][at].Rows + samples[1][at].Rows > 0 || columns[at].Definition is not null).ToList();
        List<Finding> findings = [.. given.SelectMany(at => judge.Of(columns[at], samples[0][at], samples[1][at]))];
        var (now, before) = (Predictions(samples[1]), Predictions(samples[0]));
        if (VolumeFaults.Of(scope, before, now, await WeeksBeforeAsync(scope, cancellationToken)) is { } volume) findings.Add(volume);
        return new ModelQualityReport
        {
            Model = scope.Model,
            Version = scope.Version,
            Window = scope.Window,
            ReferenceKind = scope.Reference.Kind,
            Predictions = now,
            ReferencePredictions = before,
            Findings = [.. findings.OrderByDescending(finding => finding.Status == FindingStatus.Alert).ThenByDescending(finding => finding.Impact ?? 0)],
            Columns = [.. given.Select(at => Describe(columns[at], samples[0][at], samples[1][at]))],
            Series = width is { } bucket ? Series(await reader.SeriesAsync(scope, bucket, cancellationToken), columns) : null,
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(new { scope, alpha }),
                Seed = 0,
                Window = scope.Window,
                Reference = scope.Reference.Window,
                DataSet = scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private async Task<IReadOnlyList<long>> WeeksBeforeAsync(AnalysisScope scope, CancellationToken cancellationToken)
    {
        var counts = new List<long>();
        foreach (var week in VolumeFaults.WeeksBefore(scope))
        {
            var asked = new SummaryQuery { Source = EventSource.Predictions, From = week.From.UtcDateTime, To = week.To.UtcDateTime, Filters = scope.Conditions, Summaries = [new Summary.CountOf()] };
            counts.Add((await queries.SummariseAsync(asked, cancellationToken)).Sum(group => group.Values[0].Count));
        }

        return counts;
    }

    /// <summary>A feature may be bounded on one side only.</summary>
    private static double[]? RangeOf(FeatureDefinition? feature) =>
        feature is { Type: FeatureType.Numeric } and not { Min: null, Max: null } && (feature.Min ?? double.MinValue) < (feature.Max ?? double.MaxValue)
            ? [feature.Min ?? double.MinValue, feature.Max ?? double.MaxValue]
            : null;

    private static long Predictions(ColumnSample[] samples) => samples.Select(sample => sample.Predictions).FirstOrDefault();

    private static ColumnQuality Describe(ModelColumn column, ColumnSample reference, ColumnSample current)
    {
        var change = ColumnFaults.CategoriesOf(column, reference, current);
        return new ColumnQuality
        {
            Column = column.Name,
            Rows = current.Rows,
            ReferenceRows = reference.Rows,
            MissingShare = current.MissingShare,
            ReferenceMissingShare = reference.MissingShare,
            OutOfRangeShare = ColumnFaults.OutOfRangeShare(current),
            ReferenceOutOfRangeShare = ColumnFaults.OutOfRangeShare(reference),
            OutsideReferenceShare = column.Kind == ColumnKind.Numeric ? ColumnFaults.OutsideShare(reference, current) : null,
            UnseenShare = change is null || current.Rows == 0 ? null : (double)change.Value.Unseen.Sum(category => category.Count) / current.Rows,
            Unseen = change is null ? null : ColumnFaults.Bins(change.Value.Unseen),
            Vanished = change is null ? null : ColumnFaults.Bins(change.Value.Vanished),
            Min = current.Value.Moments is { Count: > 0 } moments ? moments.Min : null,
            Max = current.Value.Moments is { Count: > 0 } most ? most.Max : null,
            Mean = current.Mean,
            ReferenceMean = reference.Mean,
            Constant = current.Rows > 1 && ColumnFaults.Distinct(current) == 1,
        };
    }

    private static QualityMoment[] Series(SortedDictionary<DateTime, ColumnSample[]> buckets, ModelColumn[] columns) =>
    [
        .. buckets.Select(bucket => new QualityMoment(
            TimeBuckets.Utc(bucket.Key),
            Predictions(bucket.Value),
            columns.Zip(bucket.Value).Where(pair => pair.First.Definition is not null).ToDictionary(pair => pair.First.Name, pair => pair.Second.MissingShare))),
    ];
}
