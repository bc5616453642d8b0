using Analytics.Contracts.Monitoring;
using Analytics.Core.Anomalies;
using Analytics.Core.Drift;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Findings.Columns;
using Analytics.Core.Measures;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Quality;
using Analytics.Core.Registry;
using Analytics.Core.Safety;

namespace Analytics.Core.Monitors;

/// <summary>The one list of checks: the analysers of the capabilities, as monitors ask them.</summary>
public sealed class MonitorChecks
{
    public const string Drift = "drift";
    public const string PredictionDrift = "predictionDrift";
    public const string LabelDrift = "labelDrift";
    public const string Multivariate = "multivariateDrift";
    public const string Performance = PerformanceFindings.Check;
    public const string Fairness = "fairness";
    public const string Safety = "safety";
    public const string Quality = "quality";
    public const string Series = "series";
    public const string Measure = "measure";
    public const string Realised = "realised";
    public const string Estimate = PerformanceFindings.Estimate;

    /// <summary>Seed of what is drawn, here and where the same is asked by hand.</summary>
    public const int Seed = 42;

    private const string Features = "features.";
    private const string Label = "label";
    private static readonly string[] PartsOfPerformance = [Realised, Estimate, PerformanceFindings.EstimatorGap, PerformanceFindings.ConceptDrift, PerformanceFindings.Calibration];
    private static readonly string[] OfLabels = [.. PartsOfPerformance, Performance, Fairness, LabelDrift];
    private static readonly TimeSpan ShortWindow = TimeSpan.FromDays(2);

    public MonitorChecks(
        DriftAnalyser drift,
        MultivariateDriftAnalyser multivariate,
        PerformanceAnalyser performance,
        SegmentAnalyser segments,
        SafetyAnalyser safety,
        QualityAnalyser quality,
        SeriesAnalyser series,
        MeasureEngine engine,
        PerformanceCauses? causes = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        All =
        [
            OfDrift(Drift, "Drift of each feature against the reference, the test chosen by type and size.", column => column.StartsWith(Features, StringComparison.Ordinal), drift, engine.Registry),
            OfDrift(PredictionDrift, "Drift of what the model answers.", column => !column.StartsWith(Features, StringComparison.Ordinal) && column != Label, drift, engine.Registry),
            OfDrift(LabelDrift, "Drift of the truths that arrive.", column => column == Label, drift, engine.Registry) with { Sources = [EventSource.Labels] },
            new()
            {
                Name = Multivariate,
                Summary = "Drift of the features together: reconstruction error of principal components, and a classifier that tells the two windows apart.",
                Sources = [EventSource.Predictions],
                FindAsync = (question, token) => multivariate.AnalyseAsync(question.Scope, Seed, question.Level, token),
            },
            new()
            {
                Name = Quality,
                NeedsRows = false,
                Summary = "Missing values, values out of range, new and vanished categories, values that stand still, changes of unit, predictions that stop coming.",
                Sources = [EventSource.Predictions],
                FindAsync = async (question, token) => Asked(question, (await quality.AnalyseAsync(question.Scope, null, question.Level, token))?.Findings),
            },
            OfPerformance(Performance, "All of the next five.", performance, causes),
            OfPerformance(Realised, "Realised figures against those of the reference, as labels arrive.", performance, causes),
            OfPerformance(Estimate, "Estimated figures before labels arrive, against those of the reference.", performance, causes),
            OfPerformance(PerformanceFindings.EstimatorGap, "A lasting gap of the realised figures from the estimated ones: the concept changed.", performance, causes),
            OfPerformance(PerformanceFindings.ConceptDrift, "A lasting rise of the errors, in the order of the predictions.", performance, causes),
            OfPerformance(PerformanceFindings.Calibration, "Scores that are no probabilities.", performance, causes),
            new()
            {
                Name = Fairness,
                Summary = "Whether the model does as well for all values of each segment: selection, true and false positive rates (binary), errors, ranking.",
                Sources = [EventSource.Labels],
                FindAsync = async (question, token) => Asked(question, (await segments.AnalyseAsync(question.Scope, question.Level, token))?.Findings),
            },
            new()
            {
                Name = Safety,
                Summary = "Violation rates, in all and by rule, against those of the reference, exactly.",
                Sources = [EventSource.SafetyChecks],
                FindAsync = (question, token) => safety.AnalyseAsync(question.Scope, question.Level, token),
            },
            new()
            {
                Name = Series,
                Summary = "Any measure of the catalogue over time: points that neither season nor level explains.",
                Sources = [EventSource.Predictions, EventSource.Labels, EventSource.Reactions, EventSource.SafetyChecks],
                Tests = SeriesJudge.Methods,
                FindAsync = async (question, token) => (await series.AnalyseAsync(MeasureCheck.AskSeries(question, ShortWindow), question.Scope.KnownBy, token)).Findings,
            },
            new()
            {
                Name = Measure,
                Summary = "Any measure of the catalogue, against a number or against the reference.",
                Sources = [EventSource.Predictions, EventSource.Labels, EventSource.Reactions, EventSource.SafetyChecks],
                FindAsync = (question, token) => MeasureCheck.FindAsync(engine, question, token),
            },
        ];
    }

    internal MonitorChecks(IReadOnlyList<MonitorCheck> all) => All = all;

    /// <summary>Whether a monitor judges by labels, which come after what they are of.</summary>
    internal static bool AwaitsLabels(MonitorDefinition monitor) =>
        monitor.Check is Measure or Series ? MeasureCatalogue.Find(monitor.Measure ?? "")?.Sources.Contains(EventSource.Labels) == true : monitor.Check != Estimate && OfLabels.Contains(monitor.Check);

    /// <summary>Whether findings may be those of a monitor that judges by labels.</summary>
    internal static bool AwaitLabels(IReadOnlyList<Finding> findings) => findings.Count > 0 && findings.All(finding => finding.Check is Measure or Series || OfLabels.Contains(finding.Check));

    /// <summary>All checks.</summary>
    public IReadOnlyList<MonitorCheck> All { get; }

    /// <summary>A check, or null.</summary>
    public MonitorCheck? Find(string? name) => All.FirstOrDefault(check => check.Name == name);

    private static MonitorCheck OfDrift(string name, string summary, Func<string, bool> has, DriftAnalyser drift, ModelRegistry registry) => new()
    {
        Name = name,
        Summary = summary,
        Sources = [EventSource.Predictions],
        Tests = [.. DriftTests.NumericNames, .. DriftTests.CategoricalNames],
        FindAsync = async (question, token) =>
        {
            var (test, columns) = (question.Definition.Test, question.Definition.Columns);
            string[] names = [.. ModelColumns.NamesOf(question.Scope, registry).Where(column => has(column) && (columns.Count == 0 || columns.Contains(column)))];
            if (names.Length == 0) return [];
            var asked = new DriftQuestion
            {
                Scope = question.Scope,
                Alpha = question.Level,
                NumericTest = DriftTests.NumericNames.Contains(test) ? test : null,
                CategoricalTest = DriftTests.CategoricalNames.Contains(test) ? test : null,
                Columns = names,
            };
            var report = await drift.AnalyseAsync(asked, null, token);
            return report is null ? [] : [.. DriftFindings.Of(report).Select(finding => finding with { Check = name })];
        },
    };

    private static MonitorCheck OfPerformance(string name, string summary, PerformanceAnalyser performance, PerformanceCauses? causes) => new()
    {
        Name = name,
        Summary = summary,
        Sources = [EventSource.Predictions, EventSource.Labels],
        Tests = PerformanceAnalyser.Estimators,
        FindAsync = async (question, token) =>
        {
            var window = question.Scope.Window;
            var width = window.To - window.From <= ShortWindow ? BucketWidth.Hour : BucketWidth.Day;
            var level = name == Performance ? question.Level / PartsOfPerformance.Length : question.Level;
            var asked = new PerformanceQuestion { Scope = question.Scope, Width = width, Alpha = level, Estimator = question.Definition.Test ?? PerformanceAnalyser.Cbpe };
            if (await performance.AnalyseAsync(asked, token) is not { } report) return [];
            var findings = Asked(question, report.Findings.Where(finding => name == Performance || finding.Check == (name == Realised ? Performance : name)));
            return causes is null ? findings : await causes.NamedAsync(question, report, findings, token);
        },
    };

    /// <summary>Findings of the columns that the monitor names, or all.</summary>
    private static IReadOnlyList<Finding> Asked(MonitorQuestion question, IEnumerable<Finding>? findings)
    {
        var columns = question.Definition.Columns;
        return [.. (findings ?? []).Where(finding => columns.Count == 0 || columns.Contains(finding.Subject))];
    }
}
