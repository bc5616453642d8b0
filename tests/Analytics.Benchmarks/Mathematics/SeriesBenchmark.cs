using Analytics.Statistics.Series;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Benchmarks.Mathematics;

/// <summary>Ten thousand points of a daily season: training an SSA model, and spectral residuals point by point.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SeriesBenchmark
{
    private const int Points = 10_000;
    private const int Season = 48;
    private const int Window = 64;
    private double[] series = [];

    [GlobalSetup]
    public void Prepare()
    {
        var noise = Samples.Normal(Points, 0, 1);
        series = [.. noise.Select((value, at) => 10 * Math.Sin(2 * Math.PI * at / Season) + value)];
    }

    [BenchmarkCategory("SSA"), Benchmark(Baseline = true)]
    public double TextbookDecomposition() => Matrix<double>.Build.Dense(Points - Season + 1, Season, (row, column) => series[row + column]).Svd().S[0];

    [BenchmarkCategory("SSA"), Benchmark]
    public double TrainSsaModel() => SsaModel.Train(series, new SsaOptions { WindowSize = Season }).Next;

    [BenchmarkCategory("SR"), Benchmark(Baseline = true)]
    public double TextbookSpectralResidual()
    {
        var largest = 0.0;
        for (var at = Window; at <= Points; at++) largest = Math.Max(largest, Textbook.SpectralResidual(series.AsSpan(at - Window, Window)));
        return largest;
    }

    [BenchmarkCategory("SR"), Benchmark]
    public double SpectralResidualStream()
    {
        var (detector, largest) = (new SrCnnStreamDetector(new SrCnnStreamOptions { WindowSize = Window }), 0.0);
        foreach (var value in series) largest = Math.Max(largest, detector.Add(value).Score);
        return largest;
    }
}
