namespace Analytics.Statistics.Inference;

/// <summary>On which side of the null value a test looks for the truth.</summary>
public enum Alternative
{
    /// <summary>The truth differs from the null value to either side.</summary>
    TwoSided,

    /// <summary>The truth is above the null value; the interval is open above.</summary>
    Greater,

    /// <summary>The truth is below the null value; the interval is open below.</summary>
    Less,
}
