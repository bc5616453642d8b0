namespace Analytics.Contracts.Safety;

/// <summary>What the active rules say of a prediction before it is shown: the answer of <c>POST /v1/safety/evaluate</c>. Nothing of it is stored.</summary>
public sealed record SafetyEvaluation
{
    /// <summary>Id of the prediction.</summary>
    public required string PredictionId { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the rules; absent where the model has no active rules, and then nothing was judged.</summary>
    public int? Rails { get; init; }

    /// <summary>The worst verdict: pass, warn, violation or blocked; "unjudged" without active rules.</summary>
    public required string Verdict { get; init; }

    /// <summary>The rules that apply, in the order of the set.</summary>
    public required IReadOnlyList<RailHit> Hits { get; init; }
}
