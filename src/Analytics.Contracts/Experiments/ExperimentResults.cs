using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Experiments;

/// <summary>What an experiment showed, and what to do.</summary>
public sealed record ExperimentResults
{
    /// <summary>Key of the experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required ExperimentStatus Status { get; init; }

    /// <summary>What to do.</summary>
    public required ExperimentVerdict Verdict { get; init; }

    /// <summary>The plan, and what became of it.</summary>
    public required PlanFigures Plan { get; init; }

    /// <summary>Before the first exposure: what it will be able to show, from the history of its primary metric. Null afterwards, and where the history does not tell.</summary>
    public PlanAnswer? Outlook { get; init; }

    /// <summary>True: these figures are of no planned look. False also where the verdict stands on one: then what was computed since is in <see cref="VariantComparison.Latest"/>.</summary>
    public bool Exploratory { get; init; }

    /// <summary>Whether the variants got the units that they should: of all first, then by segment.</summary>
    public IReadOnlyList<SampleRatioFigures> SampleRatios { get; init; } = [];

    /// <summary>The primary metric, then the guardrails, then the secondary ones.</summary>
    public IReadOnlyList<MetricResult> Metrics { get; init; } = [];

    /// <summary>The primary metric of the first treatment that is not switched off, as units came in.</summary>
    public IReadOnlyList<DailyEffect> Days { get; init; } = [];

    /// <summary>The primary metric of each treatment that is not switched off, looked into: series, novelty and influence.</summary>
    public IReadOnlyList<TreatmentDepth> Treatments { get; init; } = [];

    /// <summary>The primary metric by segment.</summary>
    public IReadOnlyList<SegmentEffect> Segments { get; init; } = [];

    /// <summary>Why there are no segments, or which are left out; null where all are there.</summary>
    public string? SegmentsMissing { get; init; }

    /// <summary>Whether the effect of the first treatment that is not switched off changes with time since exposure; null where it can't be told.</summary>
    public NoveltyFigures? Novelty { get; init; }

    /// <summary>Other experiments on the same units.</summary>
    public IReadOnlyList<InteractionFigures> Interactions { get; init; } = [];

    /// <summary>What the analysis says of itself.</summary>
    public SelfDiagnosis? Diagnosis { get; init; }

    /// <summary>Treatments that the service switched off, oldest first; their figures are those up to then.</summary>
    public IReadOnlyList<WithdrawnVariant> Withdrawn { get; init; } = [];

    /// <summary>Looks that were taken, oldest first.</summary>
    public IReadOnlyList<ExperimentLook> Looks { get; init; } = [];

    /// <summary>What the service did with its weights, oldest first.</summary>
    public IReadOnlyList<ExperimentStep> Steps { get; init; } = [];

    /// <summary>What to bear in mind when reading.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}
