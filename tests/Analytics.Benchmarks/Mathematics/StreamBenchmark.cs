using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Analytics.Benchmarks.Mathematics;

/// <summary>What keeps its state while values stream by: ADWIN over ten thousand errors, a quantile sketch over a million values.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class StreamBenchmark
{
    private const int Errors = 10_000;
    private const int Values = 1_000_000;
    private double[] errors = [];
    private double[] values = [];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        errors = [.. Enumerable.Range(0, Errors).Select(at => random.NextDouble() < (at < Errors / 2 ? 0.1 : 0.3) ? 1.0 : 0.0)];
        values = Samples.Normal(Values, 0, 2);
    }

    [BenchmarkCategory("ADWIN"), Benchmark(Baseline = true, OperationsPerInvoke = Errors)]
    public int TextbookWindow() => Textbook.AdaptiveWindow(errors, 0.002);

    [BenchmarkCategory("ADWIN"), Benchmark(OperationsPerInvoke = Errors)]
    public long AdwinUpdate()
    {
        var detector = new Adwin();
        foreach (var error in errors) detector.Update(error);
        return detector.Detections;
    }

    [BenchmarkCategory("Quantiles"), Benchmark(Baseline = true, OperationsPerInvoke = Values)]
    public double TextbookSort()
    {
        var kept = new List<double>();
        foreach (var value in values) kept.Add(value);
        kept.Sort();
        return kept[Values / 2];
    }

    [BenchmarkCategory("Quantiles"), Benchmark(OperationsPerInvoke = Values)]
    public double QuantileSketchAdd()
    {
        var sketch = new QuantileSketch();
        foreach (var value in values) sketch.Add(value);
        return sketch.Quantile(0.5);
    }
}
