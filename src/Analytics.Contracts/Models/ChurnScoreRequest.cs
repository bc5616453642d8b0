using System.Text.Json;

namespace Analytics.Contracts.Models;

/// <summary>Rows to score, as <c>POST /v1/churn/score</c> takes them.</summary>
public sealed record ChurnScoreRequest
{
    /// <summary>Name of a model in the folder of models.</summary>
    public required string Model { get; init; }

    /// <summary>1 to 5,000 rows: a number or a text for each column of the model. A column that is absent or null is missing.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, JsonElement>> Rows { get; init; }

    /// <summary>Whether to say what each answer rests on.</summary>
    public bool Explain { get; init; }
}
