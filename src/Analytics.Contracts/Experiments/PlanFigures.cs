namespace Analytics.Contracts.Experiments;

/// <summary>The plan of an experiment, as it was registered.</summary>
public sealed record PlanFigures
{
    /// <summary>Hash of everything that the plan says.</summary>
    public required string Hash { get; init; }

    /// <summary>When this plan was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>True: it was registered after the experiment had started, with data in sight. Its figures are exploratory.</summary>
    public bool ChangedWhileRunning { get; init; }

    /// <summary>When units were last dealt anew after the experiment had started; null: never. Figures of units from before and after are exploratory.</summary>
    public DateTimeOffset? DealtAnewAt { get; init; }

    /// <summary>Its looks.</summary>
    public IReadOnlyList<PlannedLook> Looks { get; init; } = [];

    /// <summary>All revisions, oldest first.</summary>
    public IReadOnlyList<ExperimentRevision> Revisions { get; init; } = [];
}
