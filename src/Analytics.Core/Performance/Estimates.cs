using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Performance;

/// <summary>
/// Performance estimated before labels arrive, of a window and of its buckets. The band about an estimate is that of the realised figure of as many
/// labelled predictions: the scatter of the reference's figure scaled to the size of the window, and the error of what was learnt from the reference.
/// </summary>
internal sealed class Estimates(
    IEventQueries queries, AnalysisScope scope, IReadOnlyDictionary<string, Figure> reference, IReadOnlyList<SampledPrediction> sample)
{
    /// <summary>Chooses the samples.</summary>
    public const int Seed = 42;

    /// <summary>Most rows of a sample.</summary>
    public const int SampleRows = 10_000;

    private static readonly IReadOnlyDictionary<string, EstimatedFigure> None = new Dictionary<string, EstimatedFigure>();

    /// <summary>Estimates by bucket, and of the whole window under <see cref="Whole"/>. Empty where the task or the reference allows none.</summary>
    public async Task<IReadOnlyDictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>> ReadAsync(
        ModelTask task, BucketWidth width, string estimator, CancellationToken cancellationToken) => task switch
        {
            ModelTask.Binary when estimator == PerformanceAnalyser.GroupCbpe =>
                await OfSamplesAsync(width, estimator, GroupEstimator.Fit, (learnt, rows) => learnt.Estimate(rows), cancellationToken),
            ModelTask.Binary => await OfScoresAsync(width, estimator, cancellationToken),
            ModelTask.Multiclass => await OfSamplesAsync(width, "cbpe", ClassEstimator.Fit, (learnt, rows) => learnt.Estimate(rows), cancellationToken),
            ModelTask.Regression => await OfSamplesAsync(width, "dle", LossEstimator.Fit, (learnt, rows) => learnt.Estimate(rows), cancellationToken),
            _ => new Dictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>(),
        };

    /// <summary>The key under which the whole window stands.</summary>
    public static DateTime Whole => DateTime.MinValue;

    private async Task<IReadOnlyDictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>> OfScoresAsync(
        BucketWidth width, string method, CancellationToken cancellationToken)
    {
        var estimates = new Dictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>();
        if (await LearnAsync(method, cancellationToken) is not { } estimator) return estimates;

        var ask = scope.Ask(EventSource.Predictions, new Summary.PredictedScoresOf());
        foreach (var query in new[] { ask, ask with { Interval = width } })
        {
            foreach (var group in await queries.SummariseAsync(query, cancellationToken))
            {
                var scores = group.Values[0].PredictedScores!;
                if (estimator.Estimate(scores) is { } figures) estimates[group.Bucket ?? Whole] = Of(figures, scores.Sum(score => score.Count), method);
            }
        }

        return estimates;
    }

    private async Task<ScoreEstimator?> LearnAsync(string method, CancellationToken cancellationToken)
    {
        if (method == PerformanceAnalyser.Pape)
        {
            var reference = await queries.SampleAsync(scope.SampleReference(SampleRows, Seed) with { Labelled = true }, cancellationToken);
            return ScoreEstimator.FitTo(reference, sample, Seed);
        }

        var labelled = await queries.SummariseAsync(scope.AskReference(EventSource.Labels, new Summary.ScoresOf()), cancellationToken);
        return labelled.Count == 0 ? null : ScoreEstimator.Fit(labelled[0].Values[0].Scores!);
    }

    private Dictionary<string, EstimatedFigure> Of(MassFigures figures, long n, string method)
    {
        var values = new Dictionary<string, double?>
        {
            ["auc"] = figures.RocAuc,
            ["accuracy"] = figures.Confusion.Accuracy,
            ["brier"] = figures.Brier,
            ["logLoss"] = figures.LogLoss,
        };
        return Banded(values, n, method);
    }

    private async Task<IReadOnlyDictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>> OfSamplesAsync<T>(
        BucketWidth width,
        string method,
        Func<IReadOnlyList<SampledPrediction>, T?> fit,
        Func<T, IReadOnlyList<SampledPrediction>, IReadOnlyDictionary<string, double>?> estimate,
        CancellationToken cancellationToken)
        where T : class
    {
        var estimates = new Dictionary<DateTime, IReadOnlyDictionary<string, EstimatedFigure>>();
        if (fit(await queries.SampleAsync(scope.SampleReference(SampleRows, Seed) with { Labelled = true }, cancellationToken)) is not { } learnt) return estimates;

        estimates[Whole] = Banded(estimate(learnt, sample), sample.Count, method);
        foreach (var bucket in sample.GroupBy(row => Measures.TimeBuckets.StartOf(row.At, width)))
            estimates[bucket.Key] = Banded(estimate(learnt, [.. bucket]), bucket.Count(), method);
        return estimates;
    }

    private IReadOnlyDictionary<string, EstimatedFigure> Banded(IReadOnlyDictionary<string, double>? values, int n, string method) =>
        values is null ? None : Banded(values.ToDictionary(value => value.Key, value => (double?)value.Value), n, method);

    private Dictionary<string, EstimatedFigure> Banded(IReadOnlyDictionary<string, double?> values, long n, string method)
    {
        var banded = new Dictionary<string, EstimatedFigure>();
        foreach (var (metric, value) in values)
        {
            if (value is not { } estimate || reference.GetValueOrDefault(metric) is not { } known || FigureChange.ErrorOf(known) is not { } error) continue;
            var margin = NormalTest.HalfWidth95 * error * Math.Sqrt(1 + ((double)known.N / n));
            banded[metric] = new EstimatedFigure(estimate, estimate - margin, estimate + margin, n, method);
        }

        return banded;
    }
}
