namespace Analytics.Contracts.Monitoring;

/// <summary>A cause of a change.</summary>
public sealed record ExplainedCause
{
    /// <summary>quality (the data are faulty), feature (an input drifted), answers, labels, or concept.</summary>
    public required string Kind { get; init; }

    /// <summary>The column, or concept.</summary>
    public required string Subject { get; init; }

    /// <summary>Why it is named, in one or two sentences with the numbers.</summary>
    public required string Because { get; init; }

    /// <summary>Its part of the change of the metric, in points of the metric.</summary>
    public double? Points { get; init; }

    /// <summary>Its part as a share of the change; parts may oppose one another.</summary>
    public double? Share { get; init; }

    /// <summary>Distance of its drift, in the unit of the test.</summary>
    public double? Drift { get; init; }

    /// <summary>The fault of its data: missing, out_of_range, unseen_category, vanished_category, frozen, unit_change.</summary>
    public string? Fault { get; init; }

    /// <summary>True when it is more than chance explains.</summary>
    public required bool Alert { get; init; }
}
