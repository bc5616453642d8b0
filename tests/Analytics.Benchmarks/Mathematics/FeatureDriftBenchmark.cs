using Analytics.Statistics.Drift.Verdicts;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks.Mathematics;

/// <summary>Drift of twenty features of a million rows each: a calibrated verdict, against the plain distance.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5)]
public class FeatureDriftBenchmark
{
    private const int Features = 20;
    private const int Rows = 1_000_000;
    private double[][] reference = [];
    private double[][] current = [];

    [GlobalSetup]
    public void Prepare()
    {
        reference = [.. Enumerable.Range(0, Features).Select(feature => Samples.Normal(Rows, 0, feature))];
        current = [.. Enumerable.Range(0, Features).Select(feature => Samples.Normal(Rows, 0.002 * feature, Features + feature))];
    }

    [Benchmark(Baseline = true)]
    public double TextbookKolmogorovSmirnov() => reference.Zip(current, Textbook.KolmogorovSmirnov).Sum();

    [Benchmark]
    public int KolmogorovSmirnovVerdicts() => Drifted(NumericDistance.KolmogorovSmirnov);

    private int Drifted(NumericDistance distance) =>
        reference.Zip(current, (before, now) => NumericDrift.Judge(before, now, distance)).Count(verdict => verdict.Outcome == DriftOutcome.Drift);
}
