using System.Diagnostics.Metrics;

namespace Analytics.Storage;

/// <summary>What the stores measure of themselves.</summary>
public static class Instruments
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Analytics.Storage";

    private static readonly Meter Meter = new(Name);

    /// <summary>The usual edges are those of milliseconds: all of a commit would lie below the first.</summary>
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60] };

    internal static readonly Histogram<double> Commits = Meter.CreateHistogram<double>(
        "analytics.store.append.duration", "s", "Time from a request's place in the queue to its durable commit: the lag of ingestion.", [], Seconds);

    internal static readonly UpDownCounter<long> Queue = Meter.CreateUpDownCounter<long>("analytics.store.queue", "{row}", "Rows that wait for the writer.");

    internal static readonly Counter<long> Failures = Meter.CreateCounter<long>("analytics.store.append.failures", "{request}", "Requests of which nothing was stored.");

    internal static readonly Histogram<double> Maintenance = Meter.CreateHistogram<double>(
        "analytics.store.derive.duration", "s", "Time of a run that derives joined tables and roll-ups from new commits.", [], Seconds);
}
