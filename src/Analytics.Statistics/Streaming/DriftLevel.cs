namespace Analytics.Statistics.Streaming;

/// <summary>What a stream detector says after a value, in ascending order.</summary>
public enum DriftLevel
{
    /// <summary>Nothing found, or not enough values yet.</summary>
    Stable,

    /// <summary>The weaker of the two limits is passed. Detectors with one limit never say this.</summary>
    Warning,

    /// <summary>A change is found.</summary>
    Drift,
}
