namespace Analytics.Learning.Series;

/// <summary>How values of a measure are put together over a dimension.</summary>
public enum AggregateType
{
    /// <summary>Not known: as a sum.</summary>
    Unknown = 0,

    /// <summary>Their sum.</summary>
    Sum = 1,

    /// <summary>Their mean.</summary>
    Avg = 2,

    /// <summary>The smallest.</summary>
    Min = 3,

    /// <summary>The largest.</summary>
    Max = 4,
}
