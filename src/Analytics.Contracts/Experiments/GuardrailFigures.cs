namespace Analytics.Contracts.Experiments;

/// <summary>How a guardrail stands.</summary>
/// <param name="Status">passed: harm beyond the margin is ruled out; crossed: harm beyond it is shown; undecided.</param>
/// <param name="Margin">Harm that is put up with, as a share of the control's value.</param>
/// <param name="Worst">Worst effect that is not ruled out (one-sided bound); harm of the margin is ruled out where this is better than that.</param>
/// <param name="NonInferiorityPValue">p-value against harm of the margin or more.</param>
/// <param name="HarmPValue">p-value, valid at every look, for harm beyond the margin.</param>
/// <param name="Best">Best effect that is not ruled out at any look (one-sided bound); harm beyond the margin is shown where this is worse than that.</param>
/// <param name="Confidence">Probability of the best effect, and of the worst where it has none of its own; null where an earlier version took it down.</param>
/// <param name="WorstConfidence">Probability of the worst effect: planned looks of one plan share its error out, and the p-value is held to the rest of this to 1.</param>
public sealed record GuardrailFigures(
    string Status, double Margin, double? Worst, double NonInferiorityPValue, double HarmPValue, double? Best = null, double? Confidence = null, double? WorstConfidence = null);
