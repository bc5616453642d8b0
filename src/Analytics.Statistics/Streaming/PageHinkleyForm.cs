namespace Analytics.Statistics.Streaming;

/// <summary>How <see cref="PageHinkley"/> turns its sum of deviations into a statistic. Packages differ, and so do their alarms.</summary>
public enum PageHinkleyForm
{
    /// <summary>The sum less its extreme so far: the test of the paper, and of River since 0.22.</summary>
    SinceExtreme,

    /// <summary>The sum held at 0 or above (for falls: at 0 or below): the one-sided cumulative sum of older River and of MOA.</summary>
    Floored,

    /// <summary>The sum itself, as in Frouros; slow after a stable time, in which the sum falls by the tolerance at every row.</summary>
    PlainSum,
}
