namespace Analytics.Contracts.Recording;

/// <summary>A unit saw a variant of an experiment, as <c>POST /v1/exposures</c> takes it; stored only with consent for analytics.</summary>
public sealed record ExposureRecord
{
    /// <summary>Idempotency key, at most 100 characters. Absent: derived from the content.</summary>
    public string? Id { get; init; }

    /// <summary>Key of the experiment, at most 100 characters.</summary>
    public required string Experiment { get; init; }

    /// <summary>Key of the variant, at most 100 characters.</summary>
    public required string Variant { get; init; }

    /// <summary>The person or device; pseudonymised. At most 200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>The session, for experiments whose unit it is; at most 200 characters.</summary>
    public string? Session { get; init; }

    /// <summary>When it happened, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Probability with which the variant was chosen, in (0, 1].</summary>
    public double? Propensity { get; init; }

    /// <summary>Attributes to split by; at most 50, values of at most 200 characters.</summary>
    public IReadOnlyDictionary<string, string>? Segments { get; init; }
}
