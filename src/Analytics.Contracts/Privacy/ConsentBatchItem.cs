namespace Analytics.Contracts.Privacy;

/// <summary>One subject's consent, as <c>POST /v1/consents/batch</c> takes up to 5,000 of them. A purpose that is not listed is denied.</summary>
public sealed record ConsentBatchItem
{
    /// <summary>The person; pseudonymised before it is stored. At most 200 characters.</summary>
    public required string Subject { get; init; }

    /// <summary>Granted purposes; see <see cref="ConsentRecord.Purposes"/>.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>Legal basis; see <see cref="ConsentRecord.Basis"/>.</summary>
    public string? Basis { get; init; }

    /// <summary>Where it was given, at most 200 characters.</summary>
    public string? Source { get; init; }

    /// <summary>When it was given, with an offset. Absent: now.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The consent without its subject.</summary>
    /// <returns>What <c>PUT /v1/consents/{subject}</c> would take.</returns>
    public ConsentRecord ToRecord() => new() { Purposes = Purposes, Basis = Basis, Source = Source, Timestamp = Timestamp };
}
