using Analytics.Contracts.Recording;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Ingestion;

/// <summary>The way of every record: read and validate → consent → judge by safety rules → pseudonymise and scrub → append.</summary>
public sealed class IngestionPipeline(
    IEventLog log,
    ModelRegistry registry,
    ConsentRegister consents,
    Pseudonymiser pseudonymiser,
    PersonalDataScrubber scrubber,
    FieldSealer sealer,
    IOptions<IngestionOptions> options,
    IOptions<PrivacyOptions> privacyOptions,
    TimeProvider clock,
    PredictionJudge? judge = null)
{
    private readonly RecordTexts texts = new(scrubber);
    private readonly RecordClock recordClock = new(options.Value);
    private readonly ConsentGate consentGate = new(consents, pseudonymiser, privacyOptions.Value);
    private readonly RecordSealing sealing = new(sealer);
    private readonly BatchJudgement judgement = new(judge);

    /// <summary>False: turn requests away before reading their bodies.</summary>
    public bool HasRoom => log.HasRoom;

    /// <summary>Takes the records of one request body (decoded, at most 20 MiB). Durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    public async ValueTask<IngestOutcome> IngestAsync(
        RecordKind kind, ReadOnlyMemory<byte> body, BodyFormat format, string source, CancellationToken cancellationToken)
    {
        var batch = await ReadAsync(kind, body, format, source, cancellationToken);
        return await StoreAsync(batch, cancellationToken);
    }

    /// <summary>Takes metric samples that were read from another protocol (OTLP). Durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    public ValueTask<IngestOutcome> IngestMetricsAsync(
        IReadOnlyList<MetricSample> samples, string source, CancellationToken cancellationToken)
    {
        var (item, batch) = Begin(RecordKind.Metric, source);
        MetricSampleReader.Read(samples, item, batch);
        return StoreAsync(batch, cancellationToken);
    }

    /// <summary>Reads one prediction as it would be recorded, and records nothing; faults where it would be rejected.</summary>
    internal (PredictionRow? Row, FeatureExtras? Extras, IngestOutcome Outcome) ReadPrediction(ReadOnlyMemory<byte> body)
    {
        var (item, batch) = Begin(RecordKind.Prediction, "");
        RecordBatchReader.Read(body, BodyFormat.Single, item, batch);
        recordClock.Correct(batch);
        return batch.Drafts is [var draft]
            ? ((PredictionRow)draft.Row, draft.Extras, new IngestOutcome())
            : (null, null, OutcomeBuilder.Build(batch, new AppendResult(0, [])));
    }

    private async ValueTask<IngestOutcome> StoreAsync(DraftBatch batch, CancellationToken cancellationToken)
    {
        recordClock.Correct(batch);
        consentGate.Apply(batch);
        var checks = judgement.Of(batch);
        sealing.Apply(batch);
        var appended = await log.AppendAsync(batch.ToRequest(checks), cancellationToken);
        var outcome = OutcomeBuilder.Build(batch, appended);
        Count(batch.Kind, outcome);
        return outcome;
    }

    private static void Count(RecordKind kind, IngestOutcome outcome)
    {
        var name = new KeyValuePair<string, object?>("kind", kind.ToString().ToLowerInvariant());
        if (outcome.Response is not { } response)
        {
            Instruments.Records.Add(1, name, new("outcome", "rejected"));
            return;
        }

        Instruments.Records.Add(response.Accepted, name, new("outcome", "accepted"));
        Instruments.Records.Add(response.Duplicates, name, new("outcome", "duplicate"));
        foreach (var status in (response.Results ?? []).Where(result => result.Status is not "duplicate").GroupBy(result => result.Status))
            Instruments.Records.Add(status.Count(), name, new("outcome", status.Key));
    }

    /// <summary>Rows need slots, and slots must be durable before rows: where records bring unseen versions or features, read again.</summary>
    private async ValueTask<DraftBatch> ReadAsync(
        RecordKind kind, ReadOnlyMemory<byte> body, BodyFormat format, string source, CancellationToken cancellationToken)
    {
        var (item, batch) = Begin(kind, source);
        RecordBatchReader.Read(body, format, item, batch);
        if (item.Growth.Growths.Count == 0)
            return batch;

        await registry.GrowAsync(item.Growth.Growths, cancellationToken);
        (item, batch) = Begin(kind, source);
        RecordBatchReader.Read(body, format, item, batch);
        return batch;
    }

    private (ItemScope Item, DraftBatch Batch) Begin(RecordKind kind, string source)
    {
        var receivedAt = clock.GetUtcNow().UtcDateTime;
        var item = new ItemScope(kind, texts, registry, receivedAt);
        return (item, new DraftBatch(kind, source, receivedAt, item.Quality));
    }
}
