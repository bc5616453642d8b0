namespace Analytics.Contracts.Recording;

/// <summary>Where a prediction request came from. No address, no user agent.</summary>
public sealed record PredictionContext
{
    /// <summary>Session identifier, at most 200 characters; kept only while the subject may be linked.</summary>
    public string? Session { get; init; }

    /// <summary>Coarse region, for example an ISO 3166 code.</summary>
    public string? Region { get; init; }

    /// <summary>Version of the calling application.</summary>
    public string? AppVersion { get; init; }
}
