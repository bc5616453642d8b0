namespace Analytics.Learning.Series;

/// <summary>Where a value lies against the expected one.</summary>
public enum AnomalyDirection
{
    /// <summary>Above it.</summary>
    Up = 0,

    /// <summary>Below it.</summary>
    Down = 1,

    /// <summary>At it.</summary>
    Same = 2,
}
