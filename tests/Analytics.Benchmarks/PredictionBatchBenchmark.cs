using System.Text.Json;
using Analytics.Api.Samples;
using Analytics.Contracts.Privacy;
using Analytics.Contracts.Recording;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using BenchmarkDotNet.Attributes;

namespace Analytics.Benchmarks;

/// <summary>A batch of sample predictions: read, validated, consent-checked and pseudonymised, against plain deserialisation of the same bytes.</summary>
[MemoryDiagnoser]
public class PredictionBatchBenchmark : IDisposable
{
    private const int Day = 40;
    private readonly Capabilities capabilities = new();
    private IngestionPipeline? pipeline;
    private ReadOnlyMemory<byte> body;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var history = new SampleHistory(1, new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), 0.1);
        var consents = history.Consents().Select(batch => JsonSerializer.Deserialize<RecordBatch<ConsentBatchItem>>(batch.Json.Span, JsonSerializerOptions.Web)!);
        foreach (var batch in consents) await capabilities.Get<ConsentRegister>().PutManyAsync(batch.Items, CancellationToken.None);
        foreach (var version in history.Models) await capabilities.Get<ModelRegistry>().RegisterAsync(version, CancellationToken.None);
        pipeline = capabilities.Get<IngestionPipeline>();
        body = history.Day(Day)[0].Json;
    }

    [Benchmark(Baseline = true)]
    public RecordBatch<PredictionRecord>? Deserialise() =>
        JsonSerializer.Deserialize<RecordBatch<PredictionRecord>>(body.Span, JsonSerializerOptions.Web);

    [Benchmark]
    public ValueTask<IngestOutcome> IngestAsync() =>
        pipeline!.IngestAsync(RecordKind.Prediction, body, BodyFormat.Batch, "benchmark", CancellationToken.None);

    [GlobalCleanup]
    public void Dispose()
    {
        capabilities.Dispose();
        GC.SuppressFinalize(this);
    }
}
