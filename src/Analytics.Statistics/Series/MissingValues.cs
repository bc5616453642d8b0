namespace Analytics.Statistics.Series;

/// <summary>What a model of a series does with missing values (NaN).</summary>
public enum MissingValues
{
    /// <summary>They are left out, as if the series had no gap there: the phase of a season moves.</summary>
    Skip,

    /// <summary>In training they lie on the line between their neighbours, afterwards they are what the model predicted.</summary>
    Fill,
}
