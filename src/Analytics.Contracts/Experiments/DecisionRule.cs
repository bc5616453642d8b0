namespace Analytics.Contracts.Experiments;

/// <summary>When the experiment ships.</summary>
public sealed record DecisionRule
{
    /// <summary>superiority: the primary metric must be better; noHarm: it must not be worse by <see cref="Margin"/>.</summary>
    public string Kind { get; init; } = "superiority";

    /// <summary>For noHarm: the harm that is put up with, as a share of the control's value (0.01 is 1 %); above 0 and below 1.</summary>
    public double Margin { get; init; } = 0.01;

    /// <summary>For the Bayesian method: chance to win from which on it ships, above 0.5 and below 1.</summary>
    public double ChanceToWin { get; init; } = 0.95;
}
