namespace Analytics.Core.Ports;

/// <summary>
/// A field that a store can filter, split and summarise by. Plain names by source —
/// Predictions: model, version, decision, predicted, experiment, variant, policy, region, appVersion, session, currency (text);
/// score, value, latencyMs, propensity, inputTokens, outputTokens, cost (numbers); segments.KEY (text).
/// Labels: those, and label (text), correct (1 or 0), squaredError, absoluteError, error, logLoss, truth, ndcg, hit, reciprocalRank, lagHours (from
/// the prediction to the time its truth became known; numbers; null where the task has none). squaredError of a binary prediction is its Brier term.
/// Reactions: those of Predictions, and kind (text: accepted, …), number.
/// SafetyChecks: those of Predictions, and rule, verdict, severity, category, rails (text; rails is the version of the rules that made the check, null for
/// one that was reported), violation (1 for violation or blocked, else 0; missing for the single rules that applied, as the row of the whole rule set counts).
/// Events: type, event, currency, region, appVersion (text), value (number). Metrics: name (text), labels.KEY (text), value (number).
/// </summary>
public sealed record Field
{
    /// <summary>Logical name: latencyMs, segments.country, features.tenure_months.</summary>
    public required string Name { get; init; }

    /// <summary>Slot of a feature within the model's numbers (or categories); null for a plain field.</summary>
    public int? Slot { get; init; }

    /// <summary>True when the feature's slot is one of categories.</summary>
    public bool Categorical { get; init; }

    /// <summary>A plain field.</summary>
    public static Field Of(string name) => new() { Name = name };
}
