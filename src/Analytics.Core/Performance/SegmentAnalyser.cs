using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Performance;

/// <summary>How a model does by segment, and whether it treats them alike. Works on counts and moments by value, made in the store.</summary>
public sealed class SegmentAnalyser(MeasureEngine engine, IEventQueries queries)
{
    /// <summary>Labels under which a value is left out: its rates are noise, and may give away what one person did.</summary>
    public const int LeastLabelled = 30;

    private const int MostKeys = 8;
    private const int MostValues = 20;
    private const int KeySample = 2_000;
    private const string Prefix = "segments.";
    private static readonly MeasureAggregate Labelled = MeasureCatalogue.Find("labelled")!.Aggregates[0];

    /// <summary>The report; null where the model is unknown. Segments beyond the eight that most predictions have are left out, and values beyond the twenty largest.</summary>
    /// <param name="scope">The rows judged; its window must be faultless.</param>
    /// <param name="alpha">Probability that any finding alerts although the model treats all alike, at most.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<SegmentReport?> AnalyseAsync(AnalysisScope scope, double alpha, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (engine.Registry.List().FirstOrDefault(model => model.Model == scope.Model) is not { } known) return null;

        var sample = await queries.SampleAsync(scope.Sample(KeySample, Estimates.Seed), cancellationToken);
        Field[] keys =
        [
            .. sample.SelectMany(row => row.SegmentKeys ?? []).CountBy(key => key, StringComparer.Ordinal)
                .OrderByDescending(key => key.Value).ThenBy(key => key.Key, StringComparer.Ordinal)
                .Take(MostKeys).Select(key => Field.Of(Prefix + key.Key)),
        ];
        if (keys.Length == 0) return new([], []);

        var metrics = TaskMetrics.Of(known.Task);
        var rows = await engine.ReadAsync([.. keys.Select(key => PanelOf(scope, metrics, key))], cancellationToken);
        List<SplitPerformance> splits = [];
        List<Finding> findings = [];
        foreach (var (key, values) in keys.Zip(rows))
        {
            PanelRow[] large = [.. values.Where(row => row.Key.First is not null && row.Figure(Labelled).N >= LeastLabelled).OrderByDescending(row => row.Figure(Labelled).N).Take(MostValues)];
            splits.AddRange(large.Select(row => new SplitPerformance(
                key.Name, row.Key.First, row.Figure(Labelled).N, metrics.All.ToDictionary(metric => metric.Name, metric => row.Figure(metric.Aggregate)))));
            findings.AddRange(await JudgeAsync(scope, known.Task, key, [.. large.Select(row => row.Key.First!)], alpha / keys.Length, cancellationToken));
        }

        return new(splits, [.. findings.OrderByDescending(finding => finding.Status == FindingStatus.Alert).ThenByDescending(finding => finding.Impact)]);
    }

    private async Task<IReadOnlyList<Finding>> JudgeAsync(
        AnalysisScope scope, ModelTask task, Field key, string[] values, double alpha, CancellationToken cancellationToken)
    {
        if (values.Length < 2) return [SegmentFindings.TooFew(key.Name, LeastLabelled)];

        var filters = new FieldFilter(key, values);
        var ask = scope.Ask(EventSource.Labels, task == ModelTask.Binary ? new Summary.ConfusionOf() : new Summary.MomentsOf(Field.Of(SegmentFindings.FieldOf(task)))) with { Breakdown = [key] };
        var groups = await queries.SummariseAsync(ask with { Filters = [.. ask.Filters, filters] }, cancellationToken);
        return task == ModelTask.Binary
            ? SegmentFindings.OfDecisions(key.Name, [.. groups.Select(group => (group.Keys[0]!, group.Values[0].Confusion!))], LeastLabelled, alpha)
            : [SegmentFindings.OfMeans(key.Name, task, [.. groups.Select(group => (group.Keys[0]!, group.Values[0].Moments!))], LeastLabelled, alpha)];
    }

    private static Panel PanelOf(AnalysisScope scope, TaskMetrics metrics, Field key) => new()
    {
        Aggregates = [Labelled, .. metrics.Aggregates],
        From = scope.Window.From.UtcDateTime,
        To = scope.Window.To.UtcDateTime,
        Filters = scope.Conditions,
        KnownBy = scope.KnownBy?.UtcDateTime,
        Breakdown = [key],
    };
}
