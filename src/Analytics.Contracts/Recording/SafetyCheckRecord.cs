namespace Analytics.Contracts.Recording;

/// <summary>The verdict of one safety rule on one prediction, as <c>POST /v1/safety</c> takes it.</summary>
public sealed record SafetyCheckRecord
{
    /// <summary>Idempotency key; see <see cref="PredictionRecord.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the prediction that was checked.</summary>
    public required string PredictionId { get; init; }

    /// <summary>Name of the rule, 1 to 100 characters.</summary>
    public required string Rule { get; init; }

    /// <summary>One of pass, warn, violation, blocked.</summary>
    public required string Verdict { get; init; }

    /// <summary>One of low, medium, high, critical.</summary>
    public string? Severity { get; init; }

    /// <summary>Category of harm, at most 100 characters.</summary>
    public string? Category { get; init; }

    /// <summary>What the rule saw; scrubbed of personal data and encrypted. At most 4,000 characters.</summary>
    public string? Evidence { get; init; }

    /// <summary>When the check ran, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
