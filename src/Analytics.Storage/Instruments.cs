using System.Diagnostics.Metrics;

namespace Analytics.Storage;

/// <summary>What the stores measure of themselves.</summary>
public static class Instruments
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Analytics.Storage";

    private static readonly Meter Meter = new(Name);

    internal static readonly Histogram<double> Commits = Meter.CreateHistogram<double>(
        "analytics.store.append.duration", "s", "Time from a request's place in the queue to its durable commit: the lag of ingestion.");

    internal static readonly UpDownCounter<long> Queue = Meter.CreateUpDownCounter<long>("analytics.store.queue", "{row}", "Rows that wait for the writer.");

    internal static readonly Counter<long> Failures = Meter.CreateCounter<long>("analytics.store.append.failures", "{request}", "Requests of which nothing was stored.");

    internal static readonly Histogram<double> Maintenance = Meter.CreateHistogram<double>(
        "analytics.store.derive.duration", "s", "Time of a run that derives joined tables and roll-ups from new commits.");
}
