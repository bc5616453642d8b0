namespace Analytics.Contracts.Experiments;

/// <summary>How a guardrail stands.</summary>
/// <param name="Status">passed: harm beyond the margin is ruled out; crossed: harm beyond it is shown; undecided.</param>
/// <param name="Margin">Harm that is put up with, as a share of the control's value.</param>
/// <param name="NonInferiorityPValue">p-value against harm of the margin or more.</param>
/// <param name="HarmPValue">p-value, valid at every look, for harm beyond the margin.</param>
public sealed record GuardrailFigures(string Status, double Margin, double NonInferiorityPValue, double HarmPValue);
