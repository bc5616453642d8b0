using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace Analytics.Benchmarks.Mathematics;

/// <summary>Distances of a million values from a million others.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TwoSampleBenchmark
{
    private const int Rows = 1_000_000;
    private double[] reference = [];
    private double[] current = [];

    [GlobalSetup]
    public void Prepare() => (reference, current) = (Samples.Normal(Rows, 0, 1), Samples.Normal(Rows, 0.01, 2));

    [BenchmarkCategory("KS"), Benchmark(Baseline = true)]
    public double TextbookKolmogorovSmirnov() => Textbook.KolmogorovSmirnov(reference, current);

    [BenchmarkCategory("KS"), Benchmark]
    public double KolmogorovSmirnovDistance() => KolmogorovSmirnov.Distance(reference, current);

    [BenchmarkCategory("PSI"), Benchmark(Baseline = true)]
    public double TextbookPopulationStability() => Textbook.PopulationStability(reference, current, 10);

    [BenchmarkCategory("PSI"), Benchmark]
    public double PopulationStability()
    {
        var bins = Bins.Quantiles(reference);
        return ShareDistance.PopulationStability(bins.Count(reference), bins.Count(current), ZeroShares.Adapt);
    }
}
