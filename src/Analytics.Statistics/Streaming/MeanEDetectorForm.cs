namespace Analytics.Statistics.Streaming;

/// <summary>How <see cref="MeanEDetector"/> adds up evidence over the possible times of the change.</summary>
public enum MeanEDetectorForm
{
    /// <summary>Shiryaev-Roberts: the sum over all times, M ← L (M + 1) from 0. At least as quick as <see cref="Cusum"/> at an equal limit.</summary>
    ShiryaevRoberts,

    /// <summary>Cumulative sum: the largest over all times, M ← L max(M, 1).</summary>
    Cusum,
}
