namespace Analytics.Contracts.Experiments;

/// <summary>Something that the service did with an experiment: the audit trail of ramps, bandits and rollbacks.</summary>
public sealed record ExperimentStep
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>started, ramped, weighed, withdrawn (one treatment of several was switched off), rolledBack (the last one was) or resumed.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, with the numbers.</summary>
    public required string Because { get; init; }

    /// <summary>Weights from then on.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Coverage from then on.</summary>
    public double Coverage { get; init; }
}
