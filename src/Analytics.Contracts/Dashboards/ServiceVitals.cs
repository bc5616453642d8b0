namespace Analytics.Contracts.Dashboards;

/// <summary>What a service measured of itself in the last fifteen minutes, or since its start.</summary>
public sealed record ServiceVitals
{
    /// <summary>Requests a second.</summary>
    public required double RequestsPerSecond { get; init; }

    /// <summary>Half of the answers were faster, in milliseconds; absent: there was none.</summary>
    public double? MedianMilliseconds { get; init; }

    /// <summary>99 of 100 answers were faster, in milliseconds; absent: there was none.</summary>
    public double? SlowMilliseconds { get; init; }

    /// <summary>Share of the answers that were failures of the service (500 and above); absent: there was none.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>Rows that wait for the writer now.</summary>
    public required long QueuedRows { get; init; }

    /// <summary>99 of 100 appends were durable within so many milliseconds; absent: there was none.</summary>
    public double? AppendMilliseconds { get; init; }

    /// <summary>Share of the time of all processors that the service used, in [0, 1].</summary>
    public required double ProcessorShare { get; init; }

    /// <summary>Memory in use, in bytes.</summary>
    public required long MemoryBytes { get; init; }
}
