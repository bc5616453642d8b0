namespace Analytics.Contracts.Assignment;

/// <summary>What the service has moved of an experiment: how a ramp, a bandit or a rollback changes what its definition says.</summary>
/// <param name="Weights">Weights of the bandit; null: those of the definition.</param>
/// <param name="Coverage">Coverage of the ramp; null: that of the definition. A larger one moves nobody between variants.</param>
/// <param name="Withdrawn">Variants that were taken away: their units get the control, and are not exposed.</param>
public sealed record AssignmentAdjustment(IReadOnlyList<double>? Weights, double? Coverage, IReadOnlyList<string> Withdrawn);
