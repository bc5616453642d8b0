namespace Analytics.Contracts.Experiments;

/// <summary>What the challenger would have earned, from the champion's logged propensities.</summary>
public sealed record OffPolicyFigures
{
    /// <summary>The reward: accepted, rating, completed or correct.</summary>
    public required string Reward { get; init; }

    /// <summary>Pairs with a reward and a propensity.</summary>
    public required long Rows { get; init; }

    /// <summary>People that the rows are of; a row without one is one by itself. Intervals are by person: rows of one are not independent.</summary>
    public required long People { get; init; }

    /// <summary>What the champion earned.</summary>
    public required EffectFigures OnPolicy { get; init; }

    /// <summary>What the challenger would have earned, by inverse propensity.</summary>
    public required EffectFigures InversePropensity { get; init; }

    /// <summary>The same, self-normalised: steadier, with a small bias.</summary>
    public required EffectFigures SelfNormalised { get; init; }

    /// <summary>Challenger less champion, by inverse propensity on the same rows.</summary>
    public required EffectFigures Difference { get; init; }

    /// <summary>Rows that the weights are worth.</summary>
    public required double EffectiveSampleSize { get; init; }

    /// <summary>Mean weight: about 1 where the propensities are right.</summary>
    public required double MeanWeight { get; init; }

    /// <summary>Largest weight.</summary>
    public required double LargestWeight { get; init; }

    /// <summary>False: the mean weight is too far from 1, so that propensities are wrong, or the champion never tries what the challenger wants.</summary>
    public required bool PropensitiesFit { get; init; }
}
