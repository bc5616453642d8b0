using Analytics.Core.Findings.Columns;
using Analytics.Core.Ports;
using Analytics.Statistics.Attribution;

namespace Analytics.Core.Explanations;

/// <summary>Sampled rows of both windows that have the metric, and what their features look like to the attribution.</summary>
internal sealed class ExplainedRows(ExplainedMetric metric, IReadOnlyList<SampledPrediction> reference, IReadOnlyList<SampledPrediction> current)
{
    public const int Least = 200;
    private const int Bins = 20;

    public ExplainedMetric Metric { get; } = metric;

    public IReadOnlyList<SampledPrediction> Reference { get; } = [.. reference.Where(row => metric.Of(row) is not null)];

    public IReadOnlyList<SampledPrediction> Current { get; } = [.. current.Where(row => metric.Of(row) is not null)];

    public bool IsEnough => Math.Min(Reference.Count, Current.Count) >= Least;

    public double[] Before => [.. Reference.Select(row => Metric.Of(row)!.Value)];

    public double[] After => [.. Current.Select(row => Metric.Of(row)!.Value)];

    public ShiftFeature Feature(ModelColumn column)
    {
        var slot = column.Field!.Slot!.Value;
        return column.Kind == ColumnKind.Categorical
            ? ShiftFeature.OfCategories(column.Name, [.. Reference.Select(row => row.CategoryAt(slot))], [.. Current.Select(row => row.CategoryAt(slot))])
            : ShiftFeature.OfNumbers(column.Name, [.. Reference.Select(row => row.NumberAt(slot))], [.. Current.Select(row => row.NumberAt(slot))], Bins);
    }
}
