using Analytics.Api.OpenApi;
using Analytics.Api.Recording.Otlp;
using Analytics.Api.Recording.Otlp.Wire;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Analytics.Api.Tests.Recording;

public sealed class OtlpMappingTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_gauge_is_a_sample_with_the_labels_of_resource_scope_and_point()
    {
        var reading = Read(new Metric { Name = "queue", Gauge = new Gauge { DataPoints = { Number(7, Attribute("route", "/a")) } } });

        var sample = Assert.Single(reading.Samples);
        Assert.Equal(("queue", 7d, (DateTimeOffset?)Time), (sample.Name, sample.Value, sample.Timestamp));
        Assert.Equal(
            new Dictionary<string, string> { ["service.name"] = "coach", ["otel.scope.name"] = "meter", ["route"] = "/a" }, sample.Labels);
    }

    [Fact]
    public void An_integer_sum_keeps_its_name_and_value()
    {
        var point = new NumberDataPoint { AsInt = -3, TimeUnixNano = Nanoseconds };

        var sample = Assert.Single(Read(new Metric { Name = "requests", Sum = new Sum { DataPoints = { point } } }).Samples);

        Assert.Equal(("requests", -3d), (sample.Name, sample.Value));
    }

    [Fact]
    public void A_histogram_becomes_totals_and_cumulative_buckets()
    {
        var point = new HistogramDataPoint
        {
            TimeUnixNano = Nanoseconds,
            Count = 6,
            Sum = 30,
            Min = 1,
            Max = 12,
            BucketCounts = { 1, 2, 3 },
            ExplicitBounds = { 2, 5 },
        };

        var samples = Read(new Metric { Name = "d", Histogram = new Histogram { DataPoints = { point } } }).Samples;

        Assert.Equal(
            ["d.count= 6", "d.sum= 30", "d.min= 1", "d.max= 12", "d.bucket=2 1", "d.bucket=5 3", "d.bucket=+Inf 6"],
            samples.Select(sample => $"{sample.Name}={sample.Labels!.GetValueOrDefault("le")} {sample.Value}"));
    }

    [Fact]
    public void A_histogram_whose_buckets_do_not_fit_is_rejected_once()
    {
        var point = new HistogramDataPoint { Count = 1, BucketCounts = { 1, 2 }, ExplicitBounds = { 1, 2, 3 } };

        Assert.Equal(1, Read(new Metric { Name = "d", Histogram = new Histogram { DataPoints = { point } } }).RejectedPoints);
    }

    [Fact]
    public void Exponential_histograms_and_summaries_become_totals_and_quantiles()
    {
        var exponential = new ExponentialHistogramDataPoint { Count = 2, Sum = 3, Max = 2 };
        var summary = new SummaryDataPoint { Count = 4, Sum = 8, QuantileValues = { new ValueAtQuantile { Quantile = 0.99, Value = 5 } } };

        var samples = Read(
            new Metric { Name = "e", ExponentialHistogram = new ExponentialHistogram { DataPoints = { exponential } } },
            new Metric { Name = "s", Summary = new Summary { DataPoints = { summary } } }).Samples;

        Assert.Equal(
            ["e.count= 2", "e.sum= 3", "e.max= 2", "s.count= 4", "s.sum= 8", "s.quantile=0.99 5"],
            samples.Select(sample => $"{sample.Name}={sample.Labels!.GetValueOrDefault("quantile")} {sample.Value}"));
    }

    [Fact]
    public void Points_without_a_finite_value_are_rejected_and_points_without_a_recorded_value_are_skipped()
    {
        var empty = new NumberDataPoint { AsDouble = 1, Flags = 1 };

        var reading = Read(new Metric { Name = "g", Gauge = new Gauge { DataPoints = { Number(double.NaN), Number(double.PositiveInfinity), empty, Number(1) } } });

        Assert.Single(reading.Samples);
        Assert.Equal(2, reading.RejectedPoints);
    }

    [Fact]
    public void A_rejected_sample_rejects_its_point_once()
    {
        var point = new HistogramDataPoint { Count = 1, Sum = 2 };
        var reading = Read(new Metric { Name = "d", Histogram = new Histogram { DataPoints = { point } } });

        reading.RejectSample(0);
        reading.RejectSample(1);

        Assert.Equal(1, reading.RejectedPoints);
    }

    [Fact]
    public void Protobuf_bytes_of_the_public_specification_are_read()
    {
        // resource_metrics{1: scope_metrics{2: metrics{2: name{1:"m"} gauge{5: data_points{1: time{3 fixed64} as_double{4 double 1.5}}}}}}
        var bytes = Convert.FromHexString("0A1F121D121B0A016D2A160A14" + "190000000000000000" + "21000000000000F83F" + "4000");

        var sample = Assert.Single(OtlpMapping.Read(OtlpFormat.Protobuf.Read(bytes)).Samples);

        Assert.Equal(("m", 1.5, null), (sample.Name, sample.Value, sample.Timestamp));
    }

    [Fact]
    public void The_documented_json_is_read_with_its_times_as_strings()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Examples.Otlp);

        var sample = Assert.Single(OtlpMapping.Read(OtlpFormat.Json.Read(body)).Samples);

        Assert.Equal(("queue.length", 7d, "coach"), (sample.Name, sample.Value, sample.Labels!["service.name"]));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"resourceMetrics\":7}")]
    [InlineData("{\"resourceMetrics\":[")]
    [InlineData("")]
    public void Other_json_is_malformed(string body) =>
        Assert.Throws<BadHttpRequestException>(() => OtlpFormat.Json.Read(System.Text.Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Other_bytes_are_malformed() => Assert.Throws<BadHttpRequestException>(() => OtlpFormat.Protobuf.Read(new byte[] { 0x0A, 0xFF }));

    [Fact]
    public void The_answer_takes_the_format_of_the_request()
    {
        var answer = new ExportMetricsServiceResponse { PartialSuccess = new ExportMetricsPartialSuccess { RejectedDataPoints = 2 } };

        Assert.Equal("0A020802", Convert.ToHexString(OtlpFormat.Protobuf.Write(answer)));
        Assert.Contains("\"rejectedDataPoints\": \"2\"", System.Text.Encoding.UTF8.GetString(OtlpFormat.Json.Write(answer)), StringComparison.Ordinal);
    }

    private static ulong Nanoseconds => (ulong)Time.ToUnixTimeMilliseconds() * 1_000_000;

    private static OtlpReading Read(params Metric[] metrics) => OtlpMapping.Read(new ExportMetricsServiceRequest
    {
        ResourceMetrics =
        {
            new ResourceMetrics
            {
                Resource = new Resource { Attributes = { Attribute("service.name", "coach") } },
                ScopeMetrics = { new ScopeMetrics { Scope = new InstrumentationScope { Name = "meter" }, Metrics = { metrics } } },
            },
        },
    });

    private static NumberDataPoint Number(double value, params KeyValue[] attributes) =>
        new() { AsDouble = value, TimeUnixNano = Nanoseconds, Attributes = { attributes } };

    private static KeyValue Attribute(string key, string value) => new() { Key = key, Value = new AnyValue { StringValue = value } };
}
