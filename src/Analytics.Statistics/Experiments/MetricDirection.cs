namespace Analytics.Statistics.Experiments;

/// <summary>Which way a metric gets better.</summary>
public enum MetricDirection
{
    /// <summary>More is better, as of revenue.</summary>
    HigherIsBetter,

    /// <summary>Less is better, as of latency.</summary>
    LowerIsBetter,
}
