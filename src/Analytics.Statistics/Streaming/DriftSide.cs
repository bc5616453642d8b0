namespace Analytics.Statistics.Streaming;

/// <summary>The direction of the changes that a stream detector looks for.</summary>
public enum DriftSide
{
    /// <summary>Only rises, such as of an error rate.</summary>
    Up,

    /// <summary>Only falls.</summary>
    Down,

    /// <summary>Rises and falls.</summary>
    Both,
}
