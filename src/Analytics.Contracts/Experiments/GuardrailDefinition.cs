namespace Analytics.Contracts.Experiments;

/// <summary>A metric that must not get worse.</summary>
public sealed record GuardrailDefinition
{
    /// <summary>Key of the metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Harm that is put up with, as a share of the control's value: 0.01 is 1 % worse. Above 0 and below 1. To ship, a harm of this size must be ruled out.</summary>
    public double Margin { get; init; } = 0.01;
}
