using Analytics.Statistics.Estimation;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks.Mathematics;

/// <summary>Performance of a million predictions without labels (CBPE).</summary>
[MemoryDiagnoser]
public class EstimationBenchmark
{
    private double[] scores = [];
    private bool[] decisions = [];

    [GlobalSetup]
    public void Prepare()
    {
        scores = Samples.Scores(1_000_000, 1);
        decisions = [.. scores.Select(score => score >= 0.5)];
    }

    [Benchmark(Baseline = true)]
    public double Textbook() => Mathematics.Textbook.ExpectedRocAuc(scores);

    [Benchmark]
    public double? RocAuc() => ConfidenceEstimation.RocAuc(scores, scores);

    [Benchmark]
    public ExpectedConfusion Confusion() => ConfidenceEstimation.Confusion(scores, decisions);
}
