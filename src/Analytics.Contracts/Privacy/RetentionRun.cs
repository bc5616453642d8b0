namespace Analytics.Contracts.Privacy;

/// <summary>What an expiry removed.</summary>
public sealed record RetentionRun
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many were removed, by class; a class that failed is not among them.</summary>
    public required IReadOnlyDictionary<RetentionClass, long> Removed { get; init; }

    /// <summary>Classes that could not be expired; they are tried again within the hour.</summary>
    public required IReadOnlyList<RetentionClass> Failed { get; init; }
}
