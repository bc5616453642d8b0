namespace Analytics.Contracts.Experiments;

/// <summary>An experiment, as <c>experiments.json</c> and <c>PUT /v1/experiments/{key}</c> hold it.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>Its key, as predictions and exposures name it; taken from the path on PUT.</summary>
    public string Key { get; init; } = "";

    /// <summary>What is believed, and why: "b will raise m because …". Required to run.</summary>
    public string? Hypothesis { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ExperimentStatus Status { get; init; }

    /// <summary>What is assigned.</summary>
    public ExperimentUnit Unit { get; init; }

    /// <summary>The variants, 2 to 20; the first is the control.</summary>
    public IReadOnlyList<VariantDefinition> Variants { get; init; } = [];

    /// <summary>Share of the targeted units that take part, 0 to 1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Seed of the hash. Absent: the key.</summary>
    public string? Seed { get; init; }

    /// <summary>Version of GrowthBook's hash: 1 or 2.</summary>
    public int HashVersion { get; init; } = 2;

    /// <summary>Who may take part; all conditions must hold.</summary>
    public IReadOnlyList<TargetingCondition> Targeting { get; init; } = [];

    /// <summary>Experiments that a unit must be in.</summary>
    public IReadOnlyList<ExperimentPrerequisite> Prerequisites { get; init; } = [];

    /// <summary>Its slice of a namespace, for experiments that exclude each other.</summary>
    public ExperimentLayer? Layer { get; init; }

    /// <summary>Key of the holdout whose units take no part.</summary>
    public string? Holdout { get; init; }

    /// <summary>Units that are given a variant by hand.</summary>
    public IReadOnlyList<UnitOverride> Overrides { get; init; } = [];

    /// <summary>When it starts; required to run. Exposures before it do not count.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it stops. Absent: when its days are over it goes on assigning, but its plan is done.</summary>
    public DateTimeOffset? Stop { get; init; }

    /// <summary>Key of the metric that decides. Required to run.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>Metrics that explain.</summary>
    public IReadOnlyList<string> SecondaryMetrics { get; init; } = [];

    /// <summary>Metrics that must not get worse.</summary>
    public IReadOnlyList<GuardrailDefinition> Guardrails { get; init; } = [];

    /// <summary>Segments (<c>segments.country</c>) to split results by: 0 to 5.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>How it is read.</summary>
    public AnalysisPlan Analysis { get; init; } = new();

    /// <summary>When it ships.</summary>
    public DecisionRule Decision { get; init; } = new();

    /// <summary>When the treatment is taken away by itself.</summary>
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
