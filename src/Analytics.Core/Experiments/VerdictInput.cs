using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>What a verdict is made of.</summary>
internal sealed record VerdictInput
{
    public required ExperimentDefinition Experiment { get; init; }
    public required ExperimentState State { get; init; }
    public required IReadOnlyList<PlannedLook> Planned { get; init; }

    /// <summary>Looks that were taken, with those of now.</summary>
    public required IReadOnlyList<ExperimentLook> Looks { get; init; }

    public required IReadOnlyList<SampleRatioFigures> SampleRatios { get; init; }
    public required IReadOnlyList<MetricResult> Metrics { get; init; }
    public required SelfDiagnosis? Diagnosis { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Units { get; init; }

    /// <summary>Treatments that are switched off.</summary>
    public IReadOnlyList<WithdrawnVariant> Withdrawn => [.. State.Withdrawals.Where(one => one.Since <= AsOf)];

    /// <summary>Treatments that are not.</summary>
    public IReadOnlyList<string> Left => [.. Experiment.Variants.Skip(1).Select(variant => variant.Key).Except(Withdrawn.Select(one => one.Variant))];
}
