using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Performance;

/// <summary>Puts a model's scorecard together from measures.</summary>
public sealed class ScorecardBuilder(MeasureEngine engine, IEventQueries queries, TimeProvider clock)
{
    private static readonly Field Model = Field.Of("model");
    private static readonly Field Version = Field.Of("version");
    private static readonly Field Currency = Field.Of("currency");

    /// <summary>Faults of a window and its bucket, by JSON pointer; empty when a scorecard can be built.</summary>
    public static IReadOnlyDictionary<string, string[]> Check(TimeRange window, string? bucket) => WindowRules.Check(window, bucket);

    /// <summary>
    /// The scorecard; null where the model (or the version asked for) is unknown.
    /// Bucket: hour, day, week, month; null: chosen by the length of the window.
    /// </summary>
    /// <exception cref="ArgumentException">The window or the bucket has faults.</exception>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<Scorecard?> BuildAsync(
        string model, string? version, TimeRange window, string? bucket, CancellationToken cancellationToken)
    {
        var width = WindowRules.Width(window, bucket);
        if (engine.Registry.List().FirstOrDefault(summary => summary.Model == model) is not { } known) return null;
        if (version is not null && !known.Versions.Contains(version)) return null;

        var task = version is null ? known.Task : engine.Registry.Find(model, version)?.Task ?? known.Task;
        var measures = new ScorecardMeasures(task);
        var total = new Panel
        {
            Aggregates = measures.Aggregates,
            From = window.From.UtcDateTime,
            To = window.To.UtcDateTime,
            Filters = version is null ? [new(Model, [model])] : [new(Model, [model]), new(Version, [version])],
        };
        var rows = await engine.ReadAsync([total, total with { Breakdown = [Version] }, total with { Interval = width }], cancellationToken);
        var quality = await queries.QualityAsync(total.From, total.To, model, null, cancellationToken);
        var figures = measures.Figures(rows[0][0]);
        var costs = ScorecardMeasures.HasCost(rows[0][0])
            ? (await engine.ReadAsync([total with { Aggregates = ScorecardMeasures.Costs, Breakdown = [Currency] }], cancellationToken))[0]
            : [];
        return new Scorecard
        {
            Model = model,
            Version = version,
            Task = task.ToString().ToLowerInvariant(),
            Window = window,
            Volume = figures.Volume,
            Labelled = figures.Labelled,
            LabelCoverage = figures.LabelCoverage,
            Performance = figures.Performance,
            LatencyMs = figures.LatencyMs,
            Acceptance = figures.Acceptance,
            Safety = figures.Safety,
            Quality = QualityScore.Of(QualityScore.OfModel(quality, model, version)),
            Cost = ScorecardMeasures.CostOf(costs),
            Sources = measures.Sources(model, version, window),
            ByVersion = [.. ByVersion(rows[1], known, measures)],
            Series = [.. rows[2].Select(row => InBucket(TimeBuckets.Utc(row.Key.Bucket!.Value), measures.Figures(row)))],
            Provenance = new Provenance { Configuration = ConfigurationHash.Of(new { model, version, window, width }), Seed = 0, Window = window, ComputedAt = clock.GetUtcNow() },
        };
    }

    // Newest first, as the registry lists them.
    private static IEnumerable<VersionFigures> ByVersion(IReadOnlyList<PanelRow> rows, ModelSummary known, ScorecardMeasures measures) =>
        from name in known.Versions
        join row in rows on name equals row.Key.First
        select OfVersion(name, measures.Figures(row));

    private static VersionFigures OfVersion(string version, ScorecardFigures figures) => new()
    {
        Version = version,
        Volume = figures.Volume,
        Labelled = figures.Labelled,
        LabelCoverage = figures.LabelCoverage,
        Performance = figures.Performance,
        LatencyMs = figures.LatencyMs,
        Acceptance = figures.Acceptance,
        Safety = figures.Safety,
    };

    private static BucketFigures InBucket(DateTimeOffset from, ScorecardFigures figures) => new()
    {
        From = from,
        Volume = figures.Volume,
        Labelled = figures.Labelled,
        LabelCoverage = figures.LabelCoverage,
        Performance = figures.Performance,
        LatencyMs = figures.LatencyMs,
        Acceptance = figures.Acceptance,
        Safety = figures.Safety,
    };
}
