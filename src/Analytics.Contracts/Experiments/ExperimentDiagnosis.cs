namespace Analytics.Contracts.Experiments;

/// <summary>What the service found when it last looked whether running experiments can be trusted: A/A tests of each, and interactions of all pairs.</summary>
public sealed record ExperimentDiagnosis
{
    /// <summary>The data up to here; null: it has not looked yet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What it found, in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The running experiments, by key.</summary>
    public IReadOnlyList<DiagnosedExperiment> Experiments { get; init; } = [];

    /// <summary>All pairs of running experiments that have units in common, both ways round, as each is asked by its own primary metric; one a pair of treatments.</summary>
    public IReadOnlyList<DiagnosedPair> Pairs { get; init; } = [];
}
