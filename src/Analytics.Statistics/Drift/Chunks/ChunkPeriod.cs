namespace Analytics.Statistics.Drift.Chunks;

/// <summary>A calendar period in UTC.</summary>
public enum ChunkPeriod
{
    /// <summary>From the full hour.</summary>
    Hour,

    /// <summary>From midnight.</summary>
    Day,

    /// <summary>From Monday, midnight.</summary>
    Week,

    /// <summary>From the first of the month.</summary>
    Month,

    /// <summary>From the first of January, April, July or October.</summary>
    Quarter,

    /// <summary>From the first of January.</summary>
    Year,
}
