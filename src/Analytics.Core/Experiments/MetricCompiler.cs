using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>What a store computes for a metric.</summary>
internal static class MetricCompiler
{
    /// <summary>Whether what it was before an exposure can be a covariate of others.</summary>
    public static bool IsCovariate(MetricDefinition metric) => metric.Kind is MetricKind.Proportion or MetricKind.Count or MetricKind.Sum;

    /// <summary>As a plan reads it: less what its own past and its covariates explain.</summary>
    public static UnitMetric Compile(MetricDefinition metric, AnalysisPlan plan, ExperimentCatalogue all, TimeSpan wait)
    {
        var compiled = Compile(metric, TimeSpan.FromDays(plan.CupedDays), wait);
        if (compiled.Lookback == TimeSpan.Zero || compiled.Value is not (UnitValue.Any or UnitValue.Count or UnitValue.Sum)) return compiled;
        var covariates = (plan.Covariates ?? []).Where(key => key != metric.Key).Select(key => all.Metrics.GetValueOrDefault(key)).OfType<MetricDefinition>().Where(IsCovariate);
        return compiled with { Covariates = [.. covariates.Select(covariate => Compile(covariate, TimeSpan.Zero))] };
    }

    public static UnitMetric Compile(MetricDefinition metric, TimeSpan lookback, TimeSpan wait = default)
    {
        TimeSpan? window = metric.Window > TimeSpan.Zero ? metric.Window : null;
        var records = Of(metric.Records, metric);
        var plain = new UnitMetric { Value = UnitValue.Any, Records = records with { Number = null }, Window = window, Lookback = lookback, Wait = wait };
        return metric.Kind switch
        {
            MetricKind.Proportion => plain,
            MetricKind.Retention => plain with { After = TimeSpan.FromDays(metric.Day), Window = TimeSpan.FromDays(1) },
            MetricKind.Count => plain with { Value = UnitValue.Count, Cap = metric.Cap?.Value, CapLevel = metric.Cap?.Percentile },
            MetricKind.Sum => plain with { Value = UnitValue.Sum, Records = records, Cap = metric.Cap?.Value, CapLevel = metric.Cap?.Percentile },
            MetricKind.Mean => plain with { Value = UnitValue.Ratio, Records = records },
            MetricKind.Ratio => plain with { Value = UnitValue.Ratio, Records = records, Denominator = Of(metric.Denominator!, metric) },
            MetricKind.Quantile => plain with { Value = UnitValue.Quantile, Records = records, Level = metric.Level, Lookback = TimeSpan.Zero },
            MetricKind.Auc => plain with { Value = UnitValue.Area, Records = records with { Number = Field.Of(metric.Records.Value ?? MetricFields.Score) }, Lookback = TimeSpan.Zero },
            MetricKind.Funnel => plain with { Value = UnitValue.Funnel, Steps = [.. metric.Steps.Select(step => Of(step, metric) with { Number = null })], Lookback = TimeSpan.Zero },
            MetricKind.TimeToEvent => plain with { Value = UnitValue.Hours },
            _ => throw new ArgumentOutOfRangeException(nameof(metric)),
        };
    }

    /// <summary>Of a metric from labels: labels over predictions, to see whether they arrive evenly; null for others.</summary>
    public static UnitMetric? Completeness(MetricDefinition metric, TimeSpan wait)
    {
        var records = new[] { metric.Records, metric.Denominator }.Concat(metric.Steps).FirstOrDefault(one => one?.Source == MetricSource.Labels);
        if (records is null) return null;
        var labels = Of(records, metric) with { Number = null };
        return new UnitMetric
        {
            Value = UnitValue.Ratio,
            Records = labels,
            Denominator = new(EventSource.Predictions, [.. labels.Filters.Where(filter => MetricFields.IsText(MetricSource.Predictions, filter.Field.Name))], null),
            Window = metric.Window > TimeSpan.Zero ? metric.Window : null,
            Wait = wait,
        };
    }

    private static UnitRecords Of(MetricRecords records, MetricDefinition metric)
    {
        var filters = records.Filters.Select(filter => new FieldFilter(Field.Of(filter.Field), filter.Values, Negated: filter.Op == "ne")).ToList();
        if (records.Event is { } name) filters.Add(new(Field.Of("event"), [name]));
        if (metric.Currency is { } currency && MetricFields.IsText(records.Source, "currency") && records.Value is not null) filters.Add(new(Field.Of("currency"), [currency]));
        return new(MetricFields.SourceOf(records.Source), filters, records.Value is { } value ? Field.Of(value) : null);
    }
}
