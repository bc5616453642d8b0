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

    /// <summary>The figures that the verdict stands on (<see cref="StandingFigures"/>).</summary>
    public required IReadOnlyList<MetricResult> Metrics { get; init; }
    public required SelfDiagnosis? Diagnosis { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    public required long Units { get; init; }

    /// <summary>Whether the plan is done: its last look was taken, where the service takes any.</summary>
    public bool IsDone => Planned.Count > 0 && AsOf >= Planned[^1].At && (!ExperimentCycle.Looks(Experiment) || Looks.Any(look => look.Planned == Planned[^1].Number));

    /// <summary>Whether it ended before its plan was done.</summary>
    public bool IsCutShort => Planned.Count > 0 && ExperimentEnd.Of(Experiment, State) is { } end && end <= AsOf && end < Planned[^1].At;

    /// <summary>Whether a look that is due was not taken yet: the service takes it within seconds.</summary>
    public bool IsAwaited => ExperimentCycle.Looks(Experiment) && ExperimentPlans.Due(Experiment, State, AsOf).LastOrDefault() is { } due && Looks.All(look => look.Planned != due.Number);

    /// <summary>Treatments that are switched off.</summary>
    public IReadOnlyList<WithdrawnVariant> Withdrawn => [.. State.Withdrawals.Where(one => one.Since <= AsOf)];

    /// <summary>Treatments that are not.</summary>
    public IReadOnlyList<string> Left => [.. Experiment.Variants.Skip(1).Select(variant => variant.Key).Except(Withdrawn.Select(one => one.Variant))];
}
