using Analytics.Contracts.Models;

namespace Analytics.Core.Ingestion;

/// <summary>The output of a prediction: as it was read, then as the task of its version sees it.</summary>
internal struct OutputParts
{
    public double? Score;
    public double? Value;
    public string[]? Classes;
    public double[]? Probabilities;
    public string[]? Items;
    public double[]? ItemScores;
    public string? Predicted;
    public string? Positive;
    public string? Negative;

    /// <summary>The task that an output of this shape speaks for.</summary>
    public readonly ModelTask Task =>
        Score is not null ? ModelTask.Binary
        : Value is not null ? ModelTask.Regression
        : Items is not null ? ModelTask.Ranking
        : ModelTask.Multiclass;

    /// <summary>True when a decision names a class other than the predicted one. Other decisions ("show") say nothing of it.</summary>
    public readonly bool Contradicts(string decision) =>
        Predicted is not null && decision != Predicted
        && (decision == Positive || decision == Negative || Classes?.Contains(decision) is true);
}
