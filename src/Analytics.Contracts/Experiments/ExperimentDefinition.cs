namespace Analytics.Contracts.Experiments;

/// <summary>An experiment, as <c>experiments.json</c> and <c>PUT /v1/experiments/{key}</c> hold it.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Its key, as predictions and exposures name it: 1 to 100 letters, digits and . _ -. Taken from the path on PUT.</summary>
    public string Key { get; init; } = "";

    /// <summary>What is believed, and why: "b will raise m because …". 1 to 2,000 characters. Required to run.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Who answers for it: a person or a team. Absent: nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is in its life; only running assigns.</summary>
    public ExperimentStatus Status { get; init; }

    /// <summary>What is assigned, and what a unit of the figures is.</summary>
    public ExperimentUnit Unit { get; init; }

    /// <summary>The variants, 2 to 20; the first is the control.</summary>
    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>Share of the targeted units that take part, 0 to 1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Seed of the hash that deals units to variants; another seed deals them anew. Absent: the key.</summary>
    public string? Seed { get; init; }

    /// <summary>Version of GrowthBook's hash: 1 or 2. Version 1 is slightly uneven and there for old experiments.</summary>
    public int HashVersion { get; init; } = 2;

    /// <summary>Who may take part, by attributes of the assignment request; all conditions must hold. At most 20. Empty: everybody.</summary>
    public IReadOnlyList<TargetingCondition> Targeting { get; init; } = [];

    /// <summary>Experiments that a unit must be in to take part. Empty: none.</summary>
    public IReadOnlyList<ExperimentPrerequisite> Prerequisites { get; init; } = [];

    /// <summary>Its slice of a namespace, for experiments that exclude each other. Absent: it shares its units with all others.</summary>
    public ExperimentLayer? Layer { get; init; }

    /// <summary>Key of the holdout whose units take no part. Absent: none is held out.</summary>
    public string? Holdout { get; init; }

    /// <summary>Units that are given a variant by hand, for quality assurance; they do not count. At most 1,000.</summary>
    public IReadOnlyList<UnitOverride> Overrides { get; init; } = [];

    /// <summary>When it starts, ISO 8601 with an offset; required to run. Exposures before it do not count.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it stops, ISO 8601 with an offset, after the start. Absent: when its days are over it goes on assigning, but its plan is done.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>Key of the metric that decides. Required to run.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>Keys of metrics that explain and decide nothing; their p-values are corrected together. At most 50.</summary>
    public IReadOnlyList<string> SecondaryMetrics { get; init; } = [];

    /// <summary>Metrics that must not get worse: harm is watched for at every look, and must be ruled out to ship. At most 50.</summary>
    public IReadOnlyList<GuardrailDefinition> Guardrails { get; init; } = [];

    /// <summary>Segments to split results by, each as <c>segments.KEY</c> (<c>segments.country</c>): 0 to 5.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>How it is read, written down before it starts.</summary>
    public AnalysisPlan Analysis { get; init; } = new();

    /// <summary>When it ships: by which rule, and with which margin.</summary>
    public DecisionRule Decision { get; init; } = new();

    /// <summary>When the service takes a treatment away by itself.</summary>
    public RollbackRule Rollback { get; init; } = new();

    /// <summary>Steps of a canary. Absent: the weights stand from the start.</summary>
    public RampPlan? Ramp { get; init; }

    /// <summary>Updates of a bandit. Absent: the weights stand.</summary>
    public BanditPlan? Bandit { get; init; }

    /// <summary>True: a challenger in the shadow. Its predictions are recorded and not shown, so nobody is assigned.</summary>
    public bool Shadow { get; init; }

    /// <summary>Where it comes from: file or api. Ignored on PUT.</summary>
    public string Origin { get; init; } = "api";

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
