namespace Analytics.Contracts.Reports;

/// <summary>A report and where it stands.</summary>
public sealed record Report
{
    /// <summary>Its id; later ones sort after earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required ReportRequest Request { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReportStatus Status { get; init; }

    /// <summary>Who asked: the name of a key, or of the schedule.</summary>
    public required string By { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was written, or given up.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Its title; absent until it is written.</summary>
    public string? Title { get; init; }

    /// <summary>What it says, in one sentence; absent until it is written.</summary>
    public string? Sentence { get; init; }

    /// <summary>Length of the content in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Detail { get; init; }

    /// <summary>The schedule that asked for it.</summary>
    public string? Schedule { get; init; }

    /// <summary>True: the service did not run when it was due, and it was written as soon as it did.</summary>
    public bool Late { get; init; }

    /// <summary>Channels that are told when it is written.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];
}
