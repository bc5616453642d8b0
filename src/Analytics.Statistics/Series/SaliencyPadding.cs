namespace Analytics.Statistics.Series;

/// <summary>What stands beyond the ends of a sequence that is averaged.</summary>
public enum SaliencyPadding
{
    /// <summary>The value at the end.</summary>
    Replicate,

    /// <summary>The sequence mirrored at its end, without the end itself.</summary>
    Reflect,

    /// <summary>Zeros.</summary>
    Zero,
}
