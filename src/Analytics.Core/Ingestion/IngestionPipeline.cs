using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>The way of every record: read and validate → consent → pseudonymise and scrub → append.</summary>
public sealed class IngestionPipeline(IEventLog log)
{
    /// <summary>False: turn requests away before reading their bodies.</summary>
    public bool HasRoom => log.HasRoom;

    /// <summary>Takes the records of one request body (decoded, at most 20 MiB). Durable when it returns.</summary>
    /// <exception cref="StoreUnavailableException">Nothing was stored.</exception>
    public ValueTask<IngestOutcome> IngestAsync(
        RecordKind kind, ReadOnlyMemory<byte> body, BodyFormat format, string source, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Takes metric samples that were read from another protocol (OTLP). Durable when it returns.</summary>
    public ValueTask<IngestOutcome> IngestMetricsAsync(
        IReadOnlyList<Analytics.Contracts.Recording.MetricSample> samples, string source, CancellationToken cancellationToken) => throw new NotImplementedException();
}
