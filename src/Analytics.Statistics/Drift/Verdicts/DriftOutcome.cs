namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>What a window says of drift.</summary>
public enum DriftOutcome
{
    /// <summary>Nothing significant, but a drift of the size that matters could hide in so few rows.</summary>
    NotEnoughData,

    /// <summary>Nothing significant, and a drift of the size that matters would be.</summary>
    NoDrift,

    /// <summary>Significant, and below the size that matters.</summary>
    Negligible,

    /// <summary>Significant, and at least of the size that matters.</summary>
    Drift,
}
