namespace Analytics.Statistics.Series;

/// <summary>Which weights of past shocks the variance of an SSA forecast adds up.</summary>
public enum SsaVariance
{
    /// <summary>Those of the steps 1 to h − 1, as the recurrence has them.</summary>
    Exact,

    /// <summary>Those of the steps 2 to h, as ML.NET adds them: it passes the first over. For figures equal to its own.</summary>
    MlNet,
}
