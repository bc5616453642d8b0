using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Experiments;

/// <summary>A challenger in the shadow beside the champion, before any user sees it.</summary>
public sealed record ChallengerReport
{
    /// <summary>The report in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Variant that is shown.</summary>
    public required string Champion { get; init; }

    /// <summary>Variant in the shadow.</summary>
    public required string Challenger { get; init; }

    /// <summary>Requests that both answered: the challenger's prediction has the id of the champion's, a slash and the variant's key.</summary>
    public required long Pairs { get; init; }

    /// <summary>Share of the pairs with the same answer (decision, class or first item), with its 95 % interval (Wilson); null where the answers are values.</summary>
    public EffectFigures? Agreement { get; init; }

    /// <summary>Cohen's kappa: agreement beyond what chance gives; null where all answers are the same.</summary>
    public double? Kappa { get; init; }

    /// <summary>Mean of the challenger's score (or value) less the champion's, with its 95 % interval by person; null without.</summary>
    public EffectFigures? ScoreDifference { get; init; }

    /// <summary>Pearson correlation of the scores; null without.</summary>
    public double? ScoreCorrelation { get; init; }

    /// <summary>
    /// Where the answers are values: their mean difference, and between which bounds 95 % of the differences lie, mean ± 1.96 standard deviations. Source: Bland and Altman 1986, Lancet
    /// 327, 307-310. Null for other answers.
    /// </summary>
    public EffectFigures? LimitsOfAgreement { get; init; }

    /// <summary>Where the answers are rankings: what both show; null for other answers.</summary>
    public RankingOverlap? Overlap { get; init; }

    /// <summary>The most frequent disagreements.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>What the challenger would have earned; null without rewards and propensities, and for values, which are hardly ever the same.</summary>
    public OffPolicyFigures? OffPolicy { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}
