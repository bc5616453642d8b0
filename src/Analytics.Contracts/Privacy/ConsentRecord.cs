namespace Analytics.Contracts.Privacy;

/// <summary>What a subject agreed to, as <c>PUT /v1/consents/{subject}</c> takes it. A purpose that is not listed is denied.</summary>
public sealed record ConsentRecord
{
    /// <summary>Granted purposes, of analytics, personalisation, training, benchmarking.</summary>
    public required IReadOnlyList<string> Purposes { get; init; }

    /// <summary>Legal basis: consent, contract, legitimate_interest. Absent: consent.</summary>
    public string? Basis { get; init; }

    /// <summary>Where it was given ("onboarding-screen"), at most 200 characters.</summary>
    public string? Source { get; init; }

    /// <summary>When it was given, with an offset. Absent: now.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}
