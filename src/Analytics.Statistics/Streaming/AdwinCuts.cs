namespace Analytics.Statistics.Streaming;

/// <summary>The places at which <see cref="Adwin"/> divides its window.</summary>
public enum AdwinCuts
{
    /// <summary>Every border between two buckets, as in the paper.</summary>
    EveryBorder,

    /// <summary>
    /// The rule of MOA, which River, scikit-multiflow and Frouros follow: the newest bucket of every size is left out and not counted in the older
    /// part. Alarms come 60 to 1,060 rows later than with <see cref="EveryBorder"/>. For comparison with those packages only.
    /// </summary>
    Moa,
}
