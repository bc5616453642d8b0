using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Quality;

/// <summary>Data quality by source and model.</summary>
public sealed class QualityReporter(IEventQueries queries, TimeProvider clock)
{
    /// <summary>Faults of a window and its bucket, by JSON pointer; empty when it can be reported on.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange window, string? bucket) => WindowRules.Check(window, bucket);

    /// <summary>
    /// The report; of one model, source, or all. Bucket: hour, day, week, month; null: chosen by the length of the window.
    /// Duplicates are known by source and kind, not by model: uniqueness is in the rows without a model, those of its senders where one model is asked for.
    /// </summary>
    /// <exception cref="ArgumentException">The window or the bucket has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<QualityReport> ReportAsync(
        TimeRange window, string? model, string? source, string? bucket, CancellationToken cancellationToken)
    {
        var width = WindowRules.Width(window, bucket);
        var totals = await queries.QualityAsync(window.From.UtcDateTime, window.To.UtcDateTime, model, width, cancellationToken);
        return new QualityReport
        {
            Window = window,
            Rows =
            [
                .. (model is null ? totals : QualityScore.OfModel(totals, model))
                    .Where(total => source is null || total.Source == source)
                    .GroupBy(total => (total.Source, total.Kind, total.Model))
                    .OrderBy(group => group.Key.Source, StringComparer.Ordinal)
                    .ThenBy(group => group.Key.Kind)
                    .ThenBy(group => group.Key.Model, StringComparer.Ordinal)
                    .Select(group => Row(group.Key.Source, group.Key.Kind, group.Key.Model, [.. group])),
            ],
            Provenance = new Provenance { Configuration = ConfigurationHash.Of(new { window, model, source, width }), Seed = 0, Window = window, ComputedAt = clock.GetUtcNow() },
        };
    }

    private static QualityRow Row(string source, RecordKind kind, string? model, IReadOnlyCollection<QualityTotal> totals) => new()
    {
        Source = source,
        Kind = kind.ToString().ToLowerInvariant(),
        Model = model,
        Total = QualityScore.Of(totals),
        Series =
        [
            .. totals
                .GroupBy(total => total.Bucket)
                .OrderBy(group => group.Key)
                .Select(group => new QualityBucket(TimeBuckets.Utc(group.Key), QualityScore.Of([.. group]))),
        ],
    };
}
