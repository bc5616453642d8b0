using Analytics.Api.Recording.Otlp.Wire;
using Analytics.Contracts.Recording;

namespace Analytics.Api.Recording.Otlp;

/// <summary>
/// Turns OTLP metrics into samples. Gauges and sums keep their name; histograms become .count, .sum, .min, .max and one .bucket a bound
/// (label le, counts cumulative as Prometheus has them); summaries become .count, .sum and .quantile (label quantile).
/// </summary>
internal static class OtlpMapping
{
    /// <summary>Bit of a point's flags that says "no recorded value".</summary>
    private const uint NoRecordedValue = 1;

    public static OtlpReading Read(ExportMetricsServiceRequest request)
    {
        var reading = new OtlpReading();
        foreach (var resource in request.ResourceMetrics)
            foreach (var scope in resource.ScopeMetrics)
            {
                var labels = OtlpLabels.Of(resource.Resource, scope.Scope);
                foreach (var metric in scope.Metrics)
                    Read(reading, metric, labels);
            }

        return reading;
    }

    private static void Read(OtlpReading reading, Metric metric, Dictionary<string, string> outer)
    {
        foreach (var point in metric.Gauge?.DataPoints ?? metric.Sum?.DataPoints ?? [])
            Read(new Point(reading, metric.Name, OtlpLabels.With(outer, point.Attributes), point.TimeUnixNano, point.Flags), point);
        foreach (var point in metric.Histogram?.DataPoints ?? [])
            Read(new Point(reading, metric.Name, OtlpLabels.With(outer, point.Attributes), point.TimeUnixNano, point.Flags), point);
        foreach (var point in metric.ExponentialHistogram?.DataPoints ?? [])
            Read(new Point(reading, metric.Name, OtlpLabels.With(outer, point.Attributes), point.TimeUnixNano, point.Flags), point);
        foreach (var point in metric.Summary?.DataPoints ?? [])
            Read(new Point(reading, metric.Name, OtlpLabels.With(outer, point.Attributes), point.TimeUnixNano, point.Flags), point);
    }

    private static void Read(Point target, NumberDataPoint point)
    {
        switch (point.ValueCase)
        {
            case NumberDataPoint.ValueOneofCase.AsDouble:
                target.Add("", point.AsDouble);
                break;
            case NumberDataPoint.ValueOneofCase.AsInt:
                target.Add("", point.AsInt);
                break;
            default:
                target.RejectUnlessEmpty();
                break;
        }
    }

    private static void Read(Point target, HistogramDataPoint point)
    {
        target.AddTotals(point.Count, point.HasSum ? point.Sum : null, point.HasMin ? point.Min : null, point.HasMax ? point.Max : null);
        if (point.BucketCounts.Count == 0)
            return;
        if (point.BucketCounts.Count != point.ExplicitBounds.Count + 1)
        {
            target.RejectUnlessEmpty();
            return;
        }

        ulong below = 0;
        for (var i = 0; i < point.BucketCounts.Count; i++)
        {
            below += point.BucketCounts[i];
            target.Add(".bucket", below, "le", i < point.ExplicitBounds.Count ? point.ExplicitBounds[i] : double.PositiveInfinity);
        }
    }

    private static void Read(Point target, ExponentialHistogramDataPoint point) =>
        target.AddTotals(point.Count, point.HasSum ? point.Sum : null, point.HasMin ? point.Min : null, point.HasMax ? point.Max : null);

    private static void Read(Point target, SummaryDataPoint point)
    {
        target.AddTotals(point.Count, point.Sum, null, null);
        foreach (var quantile in point.QuantileValues)
            target.Add(".quantile", quantile.Value, "quantile", quantile.Quantile);
    }

    /// <summary>Where the samples of one data point go.</summary>
    private readonly struct Point
    {
        private readonly OtlpReading reading;
        private readonly string name;
        private readonly Dictionary<string, string> labels;
        private readonly DateTimeOffset? timestamp;
        private readonly bool empty;

        public Point(OtlpReading reading, string name, Dictionary<string, string> labels, ulong unixNanoseconds, uint flags)
        {
            reading.NextPoint();
            this.reading = reading;
            this.name = name;
            this.labels = labels;
            timestamp = unixNanoseconds == 0 ? null : DateTimeOffset.UnixEpoch.AddTicks((long)(unixNanoseconds / 100));
            empty = (flags & NoRecordedValue) != 0;
        }

        public void Add(string suffix, double value) => Add(suffix, value, labels);

        public void Add(string suffix, double value, string label, double at) => Add(suffix, value, OtlpLabels.With(labels, label, at));

        public void AddTotals(ulong count, double? sum, double? min, double? max)
        {
            Add(".count", count);
            if (sum is { } total)
                Add(".sum", total);
            if (min is { } least)
                Add(".min", least);
            if (max is { } most)
                Add(".max", most);
        }

        public void RejectUnlessEmpty()
        {
            if (!empty)
                reading.RejectPoint();
        }

        private void Add(string suffix, double value, Dictionary<string, string> labelled)
        {
            if (!empty)
                reading.Add(new MetricSample { Name = name + suffix, Labels = labelled, Value = value, Timestamp = timestamp });
        }
    }
}
