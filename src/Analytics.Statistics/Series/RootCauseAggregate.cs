namespace Analytics.Statistics.Series;

/// <summary>How values of a measure are put together over a dimension.</summary>
public enum RootCauseAggregate
{
    /// <summary>Not known: as a sum.</summary>
    Unknown,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Avg,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}
