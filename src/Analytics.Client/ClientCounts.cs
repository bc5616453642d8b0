using System.Diagnostics.Metrics;

namespace Analytics.Client;

/// <summary>Counts what becomes of records, for <see cref="ClientStatistics"/> and for OpenTelemetry (meter Analytics.Client).</summary>
internal sealed class ClientCounts
{
    private static readonly Meter Meter = new("Analytics.Client");
    private static readonly Counter<long> DeliveredRecords = Meter.CreateCounter<long>("analytics.client.delivered", "{record}", "Records that the service has.");
    private static readonly Counter<long> RejectedRecords = Meter.CreateCounter<long>("analytics.client.rejected", "{record}", "Records that the service refused for what they are.");
    private static readonly Counter<long> DroppedRecords = Meter.CreateCounter<long>("analytics.client.dropped", "{record}", "Records lost because queue or spool were full.");

    private long recorded;
    private long delivered;
    private long rejected;
    private long dropped;

    public long Dropped => Interlocked.Read(ref dropped);

    public void Recorded() => Interlocked.Increment(ref recorded);

    public void Deliver(int taken, int refused)
    {
        Interlocked.Add(ref delivered, taken);
        Interlocked.Add(ref rejected, refused);
        DeliveredRecords.Add(taken);
        if (refused > 0) RejectedRecords.Add(refused);
    }

    public void Drop(int records)
    {
        Interlocked.Add(ref dropped, records);
        DroppedRecords.Add(records);
    }

    public ClientStatistics Read(long spooledBytes) =>
        new(Interlocked.Read(ref recorded), Interlocked.Read(ref delivered), Interlocked.Read(ref rejected), Interlocked.Read(ref dropped), spooledBytes);
}
