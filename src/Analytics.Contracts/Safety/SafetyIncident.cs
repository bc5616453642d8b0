namespace Analytics.Contracts.Safety;

/// <summary>Violations of one rule of one model that follow one another closely: each within the gap (Safety:IncidentGap) of the one before.</summary>
public sealed record SafetyIncident
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Worst severity in it.</summary>
    public string? Severity { get; init; }

    /// <summary>Time of its first violation in the window.</summary>
    public required DateTimeOffset First { get; init; }

    /// <summary>Time of its last violation in the window.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Violations in it.</summary>
    public required long Violations { get; init; }

    /// <summary>Those whose review is open or confirmed; the incident is open while there are any.</summary>
    public required long Open { get; init; }

    /// <summary>Those that were blocked.</summary>
    public required long Blocked { get; init; }
}
