using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>What the service itself keeps of an experiment: weights that ramps and bandits moved, and its history. Stored as a document.</summary>
public sealed record ExperimentState
{
    /// <summary>Key of the experiment.</summary>
    public required string Key { get; init; }

    /// <summary>Weights of the bandit; null: those of the definition.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>Coverage of the ramp; null: that of the definition.</summary>
    public double? Coverage { get; init; }

    /// <summary>Treatments that were taken away.</summary>
    public IReadOnlyList<string> Withdrawn { get; init; } = [];

    /// <summary>When and why they were.</summary>
    public IReadOnlyList<WithdrawnVariant> Withdrawals { get; init; } = [];

    /// <summary>Step of the ramp, from 0; −1 before the first.</summary>
    public int Step { get; init; } = -1;

    /// <summary>When that step began.</summary>
    public DateTimeOffset? SteppedAt { get; init; }

    /// <summary>When the last treatment was taken away; null: one is left.</summary>
    public DateTimeOffset? RolledBackAt { get; init; }

    /// <summary>When the variants of the definition last took the place of ones that had been taken away: what was recorded before tells nothing of them. Null: never.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>When the weights changed and what they became, oldest first; 0 for a treatment that was taken away.</summary>
    public IReadOnlyList<WeightPeriod> Periods { get; init; } = [];

    /// <summary>What was done and why, oldest first.</summary>
    public IReadOnlyList<ExperimentStep> Steps { get; init; } = [];

    /// <summary>The definitions, oldest first.</summary>
    public IReadOnlyList<ExperimentRevision> Revisions { get; init; } = [];

    /// <summary>The definition as it was last seen.</summary>
    public ExperimentDefinition? Seen { get; init; }

    /// <summary>Its metrics and holdout as they were last seen; null: an earlier version did not look at them.</summary>
    public ExperimentParts? Parts { get; init; }

    /// <summary>Looks at the primary metric, oldest first.</summary>
    public IReadOnlyList<ExperimentLook> Looks { get; init; } = [];
}
