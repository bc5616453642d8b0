using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Analytics.Core;

/// <summary>What the service measures of itself. No label names a model, a subject or a record.</summary>
public static class Instruments
{
    /// <summary>Name of the meter and of the traces.</summary>
    public const string Name = "Analytics";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Traces = new(Name);

    internal static readonly Counter<long> Records = Meter.CreateCounter<long>(
        "analytics.ingest.records", "{record}", "Records that were answered, by kind and outcome: accepted, duplicate, dropped (without consent), rejected.");

    internal static readonly Histogram<double> Checks = Meter.CreateHistogram<double>(
        "analytics.monitor.duration", "s", "Time of a monitor's look at a window, by check and status.", [], new() { HistogramBucketBoundaries = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60, 120] });

    internal static readonly Counter<long> Deliveries = Meter.CreateCounter<long>(
        "analytics.alert.deliveries", "{attempt}", "Attempts to deliver a notification, by kind of channel and outcome: delivered, pending (tried again), dead.");
}
