namespace Analytics.Contracts.Experiments;

/// <summary>One metric of an experiment's results.</summary>
public sealed record MetricResult
{
    /// <summary>Key of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>primary, secondary or guardrail.</summary>
    public required string Role { get; init; }

    /// <summary>How values are made.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>True: less is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Unit of its values.</summary>
    public string? Unit { get; init; }

    /// <summary>For a metric of labels: how old units and predictions must be to count; null for others.</summary>
    public LabelWindow? LabelWindow { get; init; }

    /// <summary>The metric by variant, the control first.</summary>
    public IReadOnlyList<VariantFigures> Variants { get; init; } = [];

    /// <summary>Each treatment against the control.</summary>
    public IReadOnlyList<VariantComparison> Comparisons { get; init; } = [];

    /// <summary>What all of it was computed from.</summary>
    public IReadOnlyList<SufficientStatistics> Statistics { get; init; } = [];
}
