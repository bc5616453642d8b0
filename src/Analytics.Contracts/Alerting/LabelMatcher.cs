namespace Analytics.Contracts.Alerting;

/// <summary>A condition on a label.</summary>
public sealed record LabelMatcher
{
    /// <summary>The label: rule, severity, model, …</summary>
    public required string Label { get; init; }

    /// <summary>eq or ne. An alert without the label is ne.</summary>
    public string Op { get; init; } = "eq";

    /// <summary>The value.</summary>
    public required string Value { get; init; }
}
