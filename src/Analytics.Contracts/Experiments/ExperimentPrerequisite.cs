namespace Analytics.Contracts.Experiments;

/// <summary>Another experiment that a unit must be in to take part.</summary>
public sealed record ExperimentPrerequisite
{
    /// <summary>Key of that experiment, of the same unit.</summary>
    public required string Experiment { get; init; }

    /// <summary>Keys of its variants that are let in. Empty: any.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];
}
