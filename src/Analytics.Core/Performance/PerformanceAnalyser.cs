using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Quality;
using Analytics.Statistics.Estimation;

namespace Analytics.Core.Performance;

/// <summary>
/// How well a model does: realised figures from the measures of the one catalogue, estimates for what has no label yet, and the estimates checked
/// against the truth once it is there. Works on summaries and bounded samples; memory does not grow with the rows.
/// </summary>
public sealed class PerformanceAnalyser(MeasureEngine engine, IEventQueries queries, QualityAnalyser quality, TimeProvider clock)
{
    /// <summary>Confidence-based performance estimation: scores calibrated on the reference.</summary>
    public const string Cbpe = "cbpe";

    /// <summary>Probabilistic adaptive performance estimation: scores calibrated on the reference, weighted to the inputs of the window.</summary>
    public const string Pape = "pape";

    /// <summary>Confidence-based performance estimation on scores that are calibrated within subgroups.</summary>
    public const string GroupCbpe = "mcbpe";

    /// <summary>The ways to make scores estimates.</summary>
    public static IReadOnlyList<string> Estimators { get; } = [Cbpe, Pape, GroupCbpe];

    private const double FinalCompleteness = 0.95;
    private const int CompletenessSteps = 24;
    private static readonly MeasureAggregate Volume = MeasureCatalogue.Find("predictions")!.Aggregates[0];
    private static readonly MeasureAggregate Labelled = MeasureCatalogue.Find("labelled")!.Aggregates[0];

    /// <summary>The report; null where the model or the version is unknown.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<PerformanceReport?> AnalyseAsync(PerformanceQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (scope, width, alpha) = (question.Scope, question.Width, question.Alpha);
        if (engine.Registry.List().FirstOrDefault(model => model.Model == scope.Model) is not { } known) return null;
        if (scope.Version is { } version && !known.Versions.Contains(version)) return null;

        var task = scope.Version is null ? known.Task : engine.Registry.Find(scope.Model, scope.Version)?.Task ?? known.Task;
        var metrics = TaskMetrics.Of(task);
        var panel = PanelOf(scope, metrics);
        var reference = ReferencePanel(scope, panel);
        var rows = await engine.ReadAsync([panel, reference, panel with { Interval = width }, panel with { Breakdown = [Field.Of("version")] }], cancellationToken);
        var before = metrics.All.ToDictionary(metric => metric.Name, metric => rows[1][0].Figure(metric.Aggregate));
        var sample = NeedsSample(question, task) ? await queries.SampleAsync(scope.Sample(Estimates.SampleRows, Estimates.Seed), cancellationToken) : [];
        var estimates = await new Estimates(queries, scope, before, sample).ReadAsync(task, width, question.Estimator, cancellationToken);
        var caveat = estimates.Count == 0 ? null : await EstimateBasis.CaveatAsync(quality, scope, cancellationToken);
        var lag = await LagReader.ReadAsync(queries, scope, scope.KnownBy ?? clock.GetUtcNow(), cancellationToken);
        PerformanceBucket[] series = [.. rows[2].Select(row => BucketOf(row, metrics, estimates, lag, width, scope.KnownBy ?? clock.GetUtcNow()))];
        var selection = question.Corrects ? SelectionCorrector.Of(sample) : null;
        var corrected = selection?.Figures(task);
        MetricPerformance[] performance = [.. metrics.All.Select(metric => MetricOf(metric, rows[0][0], before[metric.Name], estimates, corrected))];
        EstimatorAudit[] audit = [.. metrics.All.Select(metric => EstimatorAuditor.Of(metric, before[metric.Name], series)).OfType<EstimatorAudit>()];
        var drift = await ConceptDriftReader.ReadAsync(queries, scope, alpha, cancellationToken);
        var calibration = task == ModelTask.Binary ? await CalibrationReader.ReadAsync(queries, scope, cancellationToken) : null;
        return new PerformanceReport
        {
            Model = scope.Model,
            Version = scope.Version,
            Task = task,
            Window = scope.Window,
            ReferenceKind = scope.Reference.Kind,
            KnownBy = scope.KnownBy,
            Predictions = rows[0][0].Figure(Volume).N,
            Labelled = rows[0][0].Figure(Labelled).N,
            Metrics = performance,
            EstimateCaveat = caveat,
            Lag = lag is null ? null : LagOf(lag),
            Selection = selection?.Selection,
            Series = series,
            Audit = audit,
            ConceptDrift = drift,
            Calibration = calibration,
            Splits = [.. rows[3].Select(row => SplitOf(row, metrics))],
            Findings = PerformanceFindings.Of(metrics, performance, caveat, audit, drift, calibration, alpha),
            Provenance = new Provenance
            {
                Configuration = ConfigurationHash.Of(new { scope, width, alpha, question.Estimator }),
                Seed = Estimates.Seed,
                Window = scope.Window,
                Reference = scope.Reference.Window,
                DataSet = scope.Reference.DataSet,
                ComputedAt = clock.GetUtcNow(),
            },
        };
    }

    /// <summary>Scores are estimated from counts, and rankings not at all.</summary>
    private static bool NeedsSample(PerformanceQuestion question, ModelTask task) =>
        task is ModelTask.Multiclass or ModelTask.Regression || (task == ModelTask.Binary && (question.Corrects || question.Estimator != Cbpe));

    private static Panel PanelOf(AnalysisScope scope, TaskMetrics metrics) => new()
    {
        Aggregates = [Volume, Labelled, .. metrics.Aggregates],
        From = scope.Window.From.UtcDateTime,
        To = scope.Window.To.UtcDateTime,
        Filters = scope.Conditions,
        KnownBy = scope.KnownBy?.UtcDateTime,
    };

    private static Panel ReferencePanel(AnalysisScope scope, Panel panel) => scope.Reference.Window is { } window
        ? panel with { From = window.From.UtcDateTime, To = window.To.UtcDateTime }
        : panel with { Filters = [new(Field.Of("model"), [scope.Model]), .. scope.Filters], KnownBy = null, DataSet = scope.Reference.DataSet };

    private static PerformanceBucket BucketOf(
        PanelRow row,
        TaskMetrics metrics,
        IReadOnlyDictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>> estimates,
        DelayDistribution? lag,
        BucketWidth width,
        DateTimeOffset now)
    {
        var from = row.Key.Bucket!.Value;
        var labelled = row.Figure(Labelled).N;
        var completeness = lag is null ? null : CompletenessOf(lag, from, TimeBuckets.Following(from, width), now.UtcDateTime);
        return new PerformanceBucket
        {
            From = TimeBuckets.Utc(from),
            Predictions = row.Figure(Volume).N,
            Labelled = labelled,
            Stage = labelled == 0 ? "estimated" : completeness >= FinalCompleteness ? "final" : "partial",
            Completeness = completeness,
            Realised = metrics.All.ToDictionary(metric => metric.Name, metric => row.Figure(metric.Aggregate)),
            Estimated = estimates.GetValueOrDefault(from) ?? new Dictionary<string, EstimatedFigure>(),
        };
    }

    /// <summary>Share of the labels that ever come which have come, over predictions spread evenly over a bucket; null where none ever comes.</summary>
    private static double? CompletenessOf(DelayDistribution lag, DateTime from, DateTime to, DateTime now)
    {
        if (lag.Arrived[^1] <= 0) return null;
        var step = (to - from) / CompletenessSteps;
        return Enumerable.Range(0, CompletenessSteps).Average(at => lag.By((now - from - ((at + 0.5) * step)).TotalHours)) / lag.Arrived[^1];
    }

    private static MetricPerformance MetricOf(
        TaskMetric metric,
        PanelRow total,
        Figure reference,
        IReadOnlyDictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>> estimates,
        IReadOnlyDictionary<string, Figure>? corrected) => new()
        {
            Metric = metric.Name,
            HigherIsBetter = metric.HigherIsBetter,
            Realised = total.Figure(metric.Aggregate),
            Reference = reference,
            Corrected = corrected?.GetValueOrDefault(metric.Name),
            Estimated = estimates.GetValueOrDefault(Estimates.Whole)?.GetValueOrDefault(metric.Name),
        };

    private static SplitPerformance SplitOf(PanelRow row, TaskMetrics metrics) => new(
        "version", row.Key.First, row.Figure(Labelled).N, metrics.All.ToDictionary(metric => metric.Name, metric => row.Figure(metric.Aggregate)));

    private static LabelLag LagOf(DelayDistribution lag) => new(
        lag.Quantile(0.5), lag.Quantile(0.9), lag.Arrived[^1], [.. lag.Edges.Zip(lag.Arrived, (hours, share) => new LagPoint(hours, share))]);
}
