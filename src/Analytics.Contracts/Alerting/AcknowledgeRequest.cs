namespace Analytics.Contracts.Alerting;

/// <summary>Body of <c>POST /v1/alerts/{id}/acknowledge</c>.</summary>
public sealed record AcknowledgeRequest
{
    /// <summary>Who sees to it, at most 100 characters. Absent: the name of the key.</summary>
    public string? By { get; init; }

    /// <summary>Anything to say, at most 1,000 characters.</summary>
    public string? Comment { get; init; }
}
