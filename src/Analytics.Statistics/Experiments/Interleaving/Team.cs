namespace Analytics.Statistics.Experiments.Interleaving;

/// <summary>Which of two rankers put an item into an interleaved list.</summary>
public enum Team
{
    /// <summary>The ranker in service.</summary>
    Champion,

    /// <summary>The ranker that is tried out.</summary>
    Challenger,
}
