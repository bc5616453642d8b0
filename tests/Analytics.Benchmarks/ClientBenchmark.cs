using System.Threading.Channels;
using Analytics.Client;
using Analytics.Contracts.Recording;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace Analytics.Benchmarks;

/// <summary>What recording a prediction costs the engine while the service is away; the writer works beside it. The baseline is a bare bounded channel.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, invocationCount: 8, warmupCount: 4, iterationCount: 12)]
public class ClientBenchmark : IAsyncDisposable
{
    private const int Records = 10_000;
    private readonly PredictionRecord prediction = new() { Id = "p", Model = "churn", Version = "3", Subject = "u-42", Output = new ModelOutput { Score = 0.83 } };
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-client-");
    private readonly Channel<PredictionRecord> channel = Channel.CreateBounded<PredictionRecord>(new BoundedChannelOptions(Records * 10) { SingleReader = true });
    private AnalyticsClient client = null!;

    [GlobalSetup]
    public void Open() => client = new AnalyticsClient(new AnalyticsClientOptions
    {
        Address = new Uri("http://127.0.0.1:9"),
        Key = "a-key",
        SpoolFolder = folder.FullName,
        QueueRecords = 10_000_000,
        SpoolBytes = 1L << 40,
        ExperimentsEvery = TimeSpan.Zero,
        FlushOnDispose = TimeSpan.Zero,
    });

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public int Queue()
    {
        for (var at = 0; at < Records; at++) channel.Writer.TryWrite(prediction);
        while (channel.Reader.TryRead(out _))
        {
        }

        return Records;
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public int Record()
    {
        var taken = 0;
        for (var at = 0; at < Records; at++) taken += client.RecordPrediction(prediction) ? 1 : 0;
        return taken;
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
