namespace Analytics.Contracts.Experiments;

/// <summary>A change of an experiment.</summary>
public sealed record ExperimentRevision
{
    /// <summary>Its number, from 1.</summary>
    public required long Revision { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Hash of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Status from then on.</summary>
    public required ExperimentStatus Status { get; init; }

    /// <summary>Names of the properties that changed; <c>metrics.KEY</c> and <c>holdouts.KEY</c> where what they name is defined otherwise.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>True: the plan was changed after the experiment had started, while it was running or since.</summary>
    public bool PlanChangedWhileRunning { get; init; }

    /// <summary>True: after it had started, seed, hash version, layer or holdout, or the share of the holdout, were changed, so that units may have changed sides. The plan is as it was.</summary>
    public bool DealtAnew { get; init; }
}
