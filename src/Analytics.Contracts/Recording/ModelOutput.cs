namespace Analytics.Contracts.Recording;

/// <summary>
/// What a model answered. Exactly one of the four shapes is set, and it must suit the task of the model version:
/// binary takes <see cref="Score"/> or <see cref="Probabilities"/>, multiclass <see cref="Probabilities"/>,
/// regression <see cref="Value"/>, ranking <see cref="Items"/>.
/// </summary>
public sealed record ModelOutput
{
    /// <summary>Probability of the positive class, in [0, 1].</summary>
    public double? Score { get; init; }

    /// <summary>Probability by class, each in [0, 1], summing to 1 within 0.01.</summary>
    public IReadOnlyDictionary<string, double>? Probabilities { get; init; }

    /// <summary>Predicted quantity; any finite number.</summary>
    public double? Value { get; init; }

    /// <summary>Ranked items, best first; at most 200.</summary>
    public IReadOnlyList<RankedItem>? Items { get; init; }
}
