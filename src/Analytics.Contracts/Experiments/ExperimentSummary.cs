namespace Analytics.Contracts.Experiments;

/// <summary>An experiment and how it stands.</summary>
public sealed record ExperimentSummary
{
    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Definition { get; init; }

    /// <summary>Weights in force, in the order of the variants.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Coverage in force.</summary>
    public double Coverage { get; init; }

    /// <summary>True: the service took the treatment away by itself, of several all of them.</summary>
    public bool RolledBack { get; init; }

    /// <summary>Treatments that the service switched off, oldest first.</summary>
    public IReadOnlyList<WithdrawnVariant> Withdrawn { get; init; } = [];

    /// <summary>All revisions, oldest first.</summary>
    public IReadOnlyList<ExperimentRevision> Revisions { get; init; } = [];

    /// <summary>What the service did with its weights, oldest first.</summary>
    public IReadOnlyList<ExperimentStep> Steps { get; init; } = [];
}
