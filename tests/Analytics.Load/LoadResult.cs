namespace Analytics.Load;

/// <summary>What a run measured.</summary>
internal sealed record LoadResult
{
    public required string Name { get; init; }

    /// <summary>Predictions answered with success.</summary>
    public required long Acknowledged { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Time of each request that was answered with success, ascending.</summary>
    public required IReadOnlyList<TimeSpan> Latencies { get; init; }

    /// <summary>Requests by any other status.</summary>
    public required IReadOnlyDictionary<int, long> Errors { get; init; }

    public double PerSecond => Acknowledged / Duration.TotalSeconds;

    /// <summary>Nearest-rank percentile in milliseconds; 0 without any request.</summary>
    public double Percentile(double share) =>
        Latencies.Count == 0 ? 0 : Latencies[(int)Math.Ceiling(share * (Latencies.Count - 1))].TotalMilliseconds;
}
