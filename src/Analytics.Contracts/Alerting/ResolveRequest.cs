namespace Analytics.Contracts.Alerting;

/// <summary>Body of <c>POST /v1/alerts/{id}/resolve</c>.</summary>
public sealed record ResolveRequest
{
    /// <summary>Who ends it, at most 100 characters. Absent: the name of the key.</summary>
    public string? By { get; init; }

    /// <summary>Why it is over, at most 1,000 characters.</summary>
    public string? Comment { get; init; }
}
