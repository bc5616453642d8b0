using System.Collections.Concurrent;
using Analytics.Contracts.Experiments;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Experiments;

/// <summary>How long labels take to come: metrics of labels count only what is older. Learnt once an hour and model.</summary>
public sealed class LabelWindows(IEventQueries queries, IOptions<ExperimentOptions> options)
{
    private const double Share = 0.95;
    private const int MostKept = 1_000;
    private const string Learnt = "learnt";
    private const string Default = "default";
    private const string OfMetric = "metric";

    private readonly ConcurrentDictionary<(string Model, DateTimeOffset Hour), double> learnt = new();

    /// <summary>The window of a metric; null for one that needs no labels.</summary>
    /// <param name="metric">The metric. One with a window of its own keeps it.</param>
    /// <param name="experiment">The experiment whose variants name the models, where the metric does not; null: none.</param>
    /// <param name="asOf">Labels as known then, to the next full hour.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<LabelWindow?> OfAsync(MetricDefinition metric, ExperimentDefinition? experiment, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metric);
        MetricRecords[] ofLabels = [.. new[] { metric.Records, metric.Denominator }.Concat(metric.Steps).OfType<MetricRecords>().Where(records => records.Source == MetricSource.Labels)];
        if (ofLabels.Length == 0) return null;
        if (metric.Window > TimeSpan.Zero) return new(metric.Window.TotalHours, OfMetric);

        List<string> models = [.. ofLabels.SelectMany(records => records.Filters).Where(filter => filter is { Field: "model", Op: not "ne" }).SelectMany(filter => filter.Values)];
        if (models.Count == 0 && experiment is not null) models.AddRange(experiment.Variants.Select(variant => variant.Model).OfType<string>());
        double? longest = null;
        foreach (var model in models.Distinct(StringComparer.Ordinal))
            if (await LearnAsync(model, asOf, cancellationToken) is { } hours) longest = Math.Max(longest ?? 0, hours);
        return longest is { } known ? new(known, Learnt) : new(options.Value.LabelWindow.TotalHours, Default);
    }

    /// <summary>How long what counts for a metric must wait beyond its window.</summary>
    internal static TimeSpan WaitOf(LabelWindow? window) => window is null or { Basis: OfMetric } ? TimeSpan.Zero : TimeSpan.FromHours(window.Hours);

    private async Task<double?> LearnAsync(string model, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var hour = new DateTimeOffset(asOf.UtcDateTime.Date, TimeSpan.Zero).AddHours(asOf.UtcDateTime.Hour + 1);
        if (learnt.TryGetValue((model, hour), out var known)) return known;
        var window = new TimeRange(hour.AddDays(-1), hour);
        var scope = new AnalysisScope { Model = model, Window = window, Reference = new ReferenceData("window", window), KnownBy = hour };
        if (await LagReader.ReadAsync(queries, scope, hour, cancellationToken) is not { } lag || lag.Quantile(Share) is not { } quantile) return null;
        if (learnt.Count >= MostKept) learnt.Clear();
        return learnt[(model, hour)] = Math.Ceiling(quantile);
    }
}
