namespace Analytics.Contracts.Recording;

/// <summary>One sample of a system metric, as <c>POST /v1/metrics/batch</c> takes it.</summary>
public sealed record MetricSample
{
    /// <summary>Name of the metric ("http.server.request.duration"), 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Labels; at most 50, names and values of at most 200 characters.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The sample; any finite number.</summary>
    public required double Value { get; init; }

    /// <summary>When it was taken, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
