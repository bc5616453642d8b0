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

    /// <summary>Names of the properties that changed.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>True: the plan was changed while the experiment was running.</summary>
    public bool PlanChangedWhileRunning { get; init; }
}
