using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>
/// A treatment against the control in one metric. Interval, p-values and probabilities are all made of one effect and its standard error, so that they never
/// contradict each other.
/// </summary>
public sealed record VariantComparison
{
    /// <summary>Key of the treatment.</summary>
    public required string Variant { get; init; }

    /// <summary>Why there are no figures; null where there are.</summary>
    public string? Missing { get; init; }

    /// <summary>When the treatment was switched off: the figures are of all that happened up to then. Null: it was not.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The planned look that the verdict stands on: the figures are of the data up to then, and what comes later changes no decision. Null: they are of all data asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Look { get; init; }

    /// <summary>With <see cref="Look"/>: the end of its data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>With <see cref="Look"/>: the figures of all data asked for, which are exploratory.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VariantComparison? Latest { get; init; }

    /// <summary>Of a planned look, or of a treatment that was switched off: what the comparison was computed from, the control first; else it is that of the metric.</summary>
    public IReadOnlyList<SufficientStatistics> Statistics { get; init; } = [];

    /// <summary>True: the effect is a share of the control's value; false, where that is too near 0: in the unit of the metric.</summary>
    public bool IsRelative { get; init; }

    /// <summary>The effect, with the interval of the rule that decides now (<see cref="Rule"/>). Of a credible interval with a prior belief it is the mean of the belief after the data.</summary>
    public EffectFigures? Effect { get; init; }

    /// <summary>The same in the unit of the metric.</summary>
    public EffectFigures? Absolute { get; init; }

    /// <summary>The rule whose interval it is: group sequential look 2 of 4, confidence sequence, fixed, credible.</summary>
    public string? Rule { get; init; }

    /// <summary>Probability of that interval: 1 − α over the treatments; of a credible interval so much that it leaves out 0 just where the chance to win decides.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether that interval leaves out 0.</summary>
    public bool Significant { get; init; }

    /// <summary>Whether the effect is for the better; null for none.</summary>
    public bool? Better { get; init; }

    /// <summary>Standard error of the effect; of a credible interval the standard deviation of the belief.</summary>
    public double? StandardError { get; init; }

    /// <summary>Two-sided p-value of one look (Welch's t). Looking repeatedly it is too small: see <see cref="AlwaysValidPValue"/>.</summary>
    public double? PValue { get; init; }

    /// <summary>The p-value corrected over the metrics of its role and the treatments.</summary>
    public double? AdjustedPValue { get; init; }

    /// <summary>p-value that holds at every look (confidence sequence).</summary>
    public double? AlwaysValidPValue { get; init; }

    /// <summary>Interval that holds at every look, of the effect.</summary>
    public EffectFigures? AlwaysValid { get; init; }

    /// <summary>Probability that the treatment is better.</summary>
    public double? ChanceToWin { get; init; }

    /// <summary>Expected loss of choosing the treatment, as the effect is told.</summary>
    public double? ExpectedLoss { get; init; }

    /// <summary>Share of the variance that the time before the exposure explained (CUPED); null where it was not used.</summary>
    public double? VarianceReduction { get; init; }

    /// <summary>Smallest effect that would be found now with the planned power.</summary>
    public double? MinimumDetectableEffect { get; init; }

    /// <summary>Power now for the planned smallest effect.</summary>
    public double? Power { get; init; }

    /// <summary>Days until the planned smallest effect can be found, at this traffic; 0: now.</summary>
    public double? DaysToPower { get; init; }

    /// <summary>Of a guardrail: how it stands.</summary>
    public GuardrailFigures? Guardrail { get; init; }

    /// <summary>How the effect was computed, with its values.</summary>
    public string? Formula { get; init; }
}
