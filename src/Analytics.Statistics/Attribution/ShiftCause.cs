namespace Analytics.Statistics.Attribution;

/// <summary>What a part of a change in performance comes from.</summary>
public enum ShiftCause
{
    /// <summary>The shares of a feature's levels have changed: the model meets easier or harder rows.</summary>
    Covariate,

    /// <summary>The model does better or worse on rows of the same levels: the labels follow other rules, or the features hang together otherwise.</summary>
    Concept,
}
