using System.Globalization;
using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Drift;
using Analytics.Core.Findings;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Quality;
using Analytics.Core.Registry;
using Analytics.Statistics.Attribution;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Explanations;

/// <summary>
/// Says why a model is not what it was: faults of its data, drift of its inputs, and how much of the change of its errors (or of its answers, while there
/// are no labels) each accounts for; what is left is the concept.
/// </summary>
public sealed class ExplanationAnalyser(IEventQueries queries, ModelRegistry registry, DriftAnalyser drift, QualityAnalyser quality, TimeProvider clock)
{
    private const int Seed = 42;
    private const int MostRows = 5_000;
    private const int MostFeatures = 30;
    private const int MostMoments = 31;
    private const int MostCausesOfMoment = 3;

    /// <summary>What is wrong with a width of buckets; null where it can be asked for: each bucket is explained anew.</summary>
    public static string? Check(TimeRange window, BucketWidth width)
    {
        ArgumentNullException.ThrowIfNull(window);
        return TimeBuckets.Starts(window.From.UtcDateTime, window.To.UtcDateTime, width).Skip(MostMoments).Any() ? $"Must give at most {MostMoments} buckets: each is explained anew." : null;
    }

    /// <summary>The explanation, over time too where a width is given; null where the model or the version is unknown.</summary>
    /// <param name="scope">The window explained and what it is compared with; its window must be faultless.</param>
    /// <param name="width">Width of the buckets; null: none.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<Explanation?> AnalyseAsync(AnalysisScope scope, BucketWidth? width, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var reference = new ReferenceRows(queries, scope.SampleReference(MostRows, Seed));
        if (await ExplainAsync(scope, reference, cancellationToken) is not { } whole) return null;
        return width is { } bucket ? whole with { Series = await SeriesAsync(scope, reference, bucket, cancellationToken) } : whole;
    }

    /// <summary>The explanation; null where the model or the version is unknown.</summary>
    /// <param name="scope">The window explained and what it is compared with; its window must be faultless.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public Task<Explanation?> AnalyseAsync(AnalysisScope scope, CancellationToken cancellationToken) => AnalyseAsync(scope, width: null, cancellationToken);

    private async Task<Explanation?> ExplainAsync(AnalysisScope scope, ReferenceRows reference, CancellationToken cancellationToken)
    {
        if (ModelColumns.VersionsOf(scope, registry) is not { Count: > 0 } versions) return null;

        var drifts = DriftFindings.Of((await drift.AnalyseAsync(new DriftQuestion { Scope = scope }, null, cancellationToken))!);
        var faults = (await quality.AnalyseAsync(scope, null, QualityAnalyser.Alpha, cancellationToken))!.Findings;
        var rows = await RowsAsync(scope, reference, versions[0].Task, cancellationToken);
        ModelColumn[] features =
        [
            .. ModelColumns.Of(scope.Model, versions, registry)
                .Where(column => column.Field?.Slot is not null)
                .OrderByDescending(column => drifts.FirstOrDefault(finding => finding.Subject == column.Name)?.Impact ?? 0)
                .Take(MostFeatures),
        ];
        var split = rows is { IsEnough: true } && features.Length > 0
            ? PerformanceShift.Explain([.. features.Select(rows.Feature)], rows.Before, rows.After, Seed)
            : null;
        var error = split is null ? 0 : double.Hypot(Moments.Of(rows!.Before).StandardError, Moments.Of(rows.After).StandardError);
        var causes = new CauseRanking(rows?.Metric.Name, split, error).Of(drifts, faults);
        return new Explanation
        {
            Model = scope.Model,
            Version = scope.Version,
            Window = scope.Window,
            ReferenceKind = scope.Reference.Kind,
            Metric = split is null ? null : rows!.Metric.Name,
            Before = split?.Reference,
            After = split?.Current,
            Error = split is null ? null : error,
            FromInputs = split?.Covariate,
            FromConcept = split?.Concept,
            Summary = Summary(split, error, rows?.Metric, causes),
            Next = Next(causes),
            Causes = causes,
            Slices = split is null ? [] : SliceSplit.Of(rows!),
            Rows = rows?.Current.Count ?? 0,
            ReferenceRows = rows?.Reference.Count ?? 0,
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(scope),
                Seed = Seed,
                Window = scope.Window,
                Reference = scope.Reference.Window,
                DataSet = scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    private async Task<IReadOnlyList<ExplanationMoment>> SeriesAsync(
        AnalysisScope scope, ReferenceRows reference, BucketWidth width, CancellationToken cancellationToken)
    {
        var moments = new List<ExplanationMoment>();
        foreach (var start in TimeBuckets.Starts(scope.Window.From.UtcDateTime, scope.Window.To.UtcDateTime, width))
        {
            var (from, to) = (TimeBuckets.Utc(start), TimeBuckets.Utc(TimeBuckets.Following(start, width)));
            var part = new TimeRange(from < scope.Window.From ? scope.Window.From : from, to > scope.Window.To ? scope.Window.To : to);
            var one = (await ExplainAsync(scope with { Window = part }, reference, cancellationToken))!;
            moments.Add(new ExplanationMoment(part.From, one.Summary, one.After, one.FromInputs, one.FromConcept, [.. one.Causes.Where(cause => cause.Alert).Take(MostCausesOfMoment)]));
        }

        return moments;
    }

    /// <summary>Rows of the first metric of the task that has enough of them; else of its last; null where the task has none.</summary>
    private async Task<ExplainedRows?> RowsAsync(AnalysisScope scope, ReferenceRows reference, ModelTask task, CancellationToken cancellationToken)
    {
        ExplainedRows? rows = null;
        foreach (var metric in ExplainedMetric.For(task))
        {
            var samples = await Task.WhenAll(
                reference.ReadAsync(metric.Labelled, cancellationToken),
                queries.SampleAsync(scope.Sample(MostRows, Seed) with { Labelled = metric.Labelled }, cancellationToken));
            rows = new ExplainedRows(metric, samples[0], samples[1]);
            if (rows.IsEnough) return rows;
        }

        return rows;
    }

    private static string Summary(ShiftAttribution? split, double error, ExplainedMetric? metric, IReadOnlyList<ExplainedCause> causes)
    {
        var alerts = causes.Where(cause => cause.Alert).ToList();
        var first = alerts.Count == 0 ? "Nothing stands out." : alerts[0].Because;
        if (split is null) return $"{first} Too few rows to split a change of the figures.";
        var change = string.Create(CultureInfo.InvariantCulture, $"{metric!.Name} {split.Reference:0.####} → {split.Current:0.####}");
        return Math.Abs(split.Change) <= CauseRanking.Errors * error
            ? $"{change}, which chance may explain. {first}"
            : string.Create(CultureInfo.InvariantCulture, $"{change}: {split.Covariate:+0.####;-0.####;0} from the inputs, {split.Concept:+0.####;-0.####;0} from the concept. {first}");
    }

    private static string Next(IReadOnlyList<ExplainedCause> causes) => causes.FirstOrDefault(cause => cause.Alert) switch
    {
        { Kind: "quality" } cause => $"Mend {cause.Subject} at its source and replay what was recorded meanwhile; the model itself may be sound.",
        { Kind: "feature" } cause => $"See whether the change of {cause.Subject} is real. If so, train with recent data, or limit the model to what it knows.",
        { Kind: "concept" or "labels" } => "The same inputs mean something else now: train with recent labels, and watch the slices that lost most.",
        { Kind: "answers" } => "See which inputs changed, and whether the version or its threshold did.",
        _ => "Nothing to do.",
    };
}
