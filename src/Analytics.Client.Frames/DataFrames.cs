using Analytics.Contracts.Experiments;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Microsoft.Data.Analysis;

namespace Analytics.Client.Frames;

/// <summary>Answers of the service as data frames: a row a thing, a column a figure, null where there is none.</summary>
public static class DataFrames
{
    /// <summary>
    /// A scorecard over time: a row for each time bucket with its start, volume, labels and every figure of the scorecard by name, each with its 95 % interval (lower, upper).
    /// </summary>
    /// <param name="scorecard">The scorecard.</param>
    /// <returns>The frame, in order of time.</returns>
    /// <exception cref="ArgumentNullException">There is no scorecard.</exception>
    public static DataFrame ToDataFrame(this Scorecard scorecard)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        var buckets = scorecard.Series;
        var figures = buckets.Select(FiguresOf).ToList();
        return new DataFrame(
        [
            new DateTimeDataFrameColumn("from", buckets.Select(bucket => (DateTime?)bucket.From.UtcDateTime)),
            Count("volume", buckets.Select(bucket => bucket.Volume)),
            Count("labelled", buckets.Select(bucket => bucket.Labelled)),
            .. FiguresOf(scorecard).Keys.SelectMany(name => new DataFrameColumn[]
            {
                Number(name, figures.Select(bucket => bucket.GetValueOrDefault(name)?.Value)),
                Number(name + ".lower", figures.Select(bucket => bucket.GetValueOrDefault(name)?.Lower)),
                Number(name + ".upper", figures.Select(bucket => bucket.GetValueOrDefault(name)?.Upper)),
            }),
        ]);
    }

    /// <summary>A drift report: a row for each column of the model.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The frame, drifted columns first.</returns>
    /// <exception cref="ArgumentNullException">There is no report.</exception>
    public static DataFrame ToDataFrame(this DriftReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var columns = report.Columns;
        return new DataFrame(
            Text("column", columns.Select(column => column.Column)),
            Text("verdict", columns.Select(column => column.Verdict)),
            Text("test", columns.Select(column => column.Test)),
            Number("distance", columns.Select(column => column.Distance)),
            Number("critical", columns.Select(column => column.Critical)),
            Number("pValue", columns.Select(column => column.PValue)),
            Count("rows", columns.Select(column => column.Rows)),
            Count("referenceRows", columns.Select(column => column.ReferenceRows)),
            Number("mean", columns.Select(column => column.Mean)),
            Number("referenceMean", columns.Select(column => column.ReferenceMean)),
            Number("missingShare", columns.Select(column => (double?)column.MissingShare)),
            Number("referenceMissingShare", columns.Select(column => (double?)column.ReferenceMissingShare)));
    }

    /// <summary>Results of an experiment: a row for each metric and treatment.</summary>
    /// <param name="results">The results.</param>
    /// <returns>The frame, in the order of the results.</returns>
    /// <exception cref="ArgumentNullException">There are no results.</exception>
    public static DataFrame ToDataFrame(this ExperimentResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        List<(MetricResult Metric, VariantComparison Of)> rows = [.. results.Metrics.SelectMany(metric => metric.Comparisons.Select(comparison => (metric, comparison)))];
        return new DataFrame(
            Text("metric", rows.Select(row => row.Metric.Metric)),
            Text("role", rows.Select(row => row.Metric.Role)),
            Text("variant", rows.Select(row => row.Of.Variant)),
            Number("units", rows.Select(row => (double?)row.Metric.Variants.FirstOrDefault(variant => variant.Variant == row.Of.Variant)?.Units)),
            Number("value", rows.Select(row => row.Metric.Variants.FirstOrDefault(variant => variant.Variant == row.Of.Variant)?.Value)),
            new BooleanDataFrameColumn("isRelative", rows.Select(row => (bool?)row.Of.IsRelative)),
            Number("effect", rows.Select(row => row.Of.Effect?.Value)),
            Number("effect.lower", rows.Select(row => row.Of.Effect?.Lower)),
            Number("effect.upper", rows.Select(row => row.Of.Effect?.Upper)),
            Number("pValue", rows.Select(row => row.Of.PValue)),
            Number("adjustedPValue", rows.Select(row => row.Of.AdjustedPValue)),
            Number("alwaysValidPValue", rows.Select(row => row.Of.AlwaysValidPValue)),
            Number("chanceToWin", rows.Select(row => row.Of.ChanceToWin)),
            Number("expectedLoss", rows.Select(row => row.Of.ExpectedLoss)),
            new BooleanDataFrameColumn("significant", rows.Select(row => (bool?)row.Of.Significant)));
    }

    private static Dictionary<string, Figure> FiguresOf(ScorecardFigures figures) =>
        figures.Performance.Concat(figures.LatencyMs.Select(one => KeyValuePair.Create("latencyMs." + one.Key, one.Value))).Concat(figures.Acceptance).Concat(figures.Safety)
            .Append(KeyValuePair.Create("labelCoverage", figures.LabelCoverage)).ToDictionary();

    private static DoubleDataFrameColumn Number(string name, IEnumerable<double?> values) => new(name, values);

    private static Int64DataFrameColumn Count(string name, IEnumerable<long> values) => new(name, values);

    private static StringDataFrameColumn Text(string name, IEnumerable<string?> values) => new(name, values);
}
