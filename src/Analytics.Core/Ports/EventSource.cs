namespace Analytics.Core.Ports;

/// <summary>What a summary is taken over. The time of all joined sources is that of the prediction.</summary>
public enum EventSource
{
    /// <summary>Predictions.</summary>
    Predictions,

    /// <summary>Predictions joined with their current truth: the latest label (or value) of each.</summary>
    Labels,

    /// <summary>Predictions joined with the latest feedback of each other kind (accepted, dismissed, completed, notCompleted, rating).</summary>
    Reactions,

    /// <summary>Predictions joined with every safety check on them.</summary>
    SafetyChecks,

    /// <summary>Product events.</summary>
    Events,

    /// <summary>System metric samples.</summary>
    Metrics,
}
