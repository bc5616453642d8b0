namespace Analytics.Statistics.Series;

/// <summary>The side on which a sequence that is averaged is padded.</summary>
public enum SaliencySide
{
    /// <summary>Both sides; with an odd number, one more on the left.</summary>
    Both,

    /// <summary>Before its start: the mean is of values up to its place.</summary>
    Left,

    /// <summary>After its end: the mean is of values from its place on.</summary>
    Right,
}
