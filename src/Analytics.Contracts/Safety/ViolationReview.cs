namespace Analytics.Contracts.Safety;

/// <summary>A step of a review as <c>POST /v1/safety/violations/{id}/review</c> takes it.</summary>
public sealed record ViolationReview
{
    /// <summary>Status from now on.</summary>
    public required ViolationStatus Status { get; init; }

    /// <summary>Why; required to dismiss and to open again. At most 2,000 characters, scrubbed of personal data.</summary>
    public string? Comment { get; init; }
}
