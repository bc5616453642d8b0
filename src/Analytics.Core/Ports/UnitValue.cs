namespace Analytics.Core.Ports;

/// <summary>What is made of the records of a unit.</summary>
public enum UnitValue
{
    /// <summary>1 with a record, else 0.</summary>
    Any,

    /// <summary>Number of records.</summary>
    Count,

    /// <summary>Sum of their numbers.</summary>
    Sum,

    /// <summary>Two variables: the sum over the records, and that over the denominator's (their count, where there are none of its own).</summary>
    Ratio,

    /// <summary>Hours to the first record, cut at the window.</summary>
    Hours,

    /// <summary>1 where all steps were taken in order, else 0.</summary>
    Funnel,

    /// <summary>A quantile of the records' numbers, by variant.</summary>
    Quantile,

    /// <summary>The area under the ROC curve of the records' numbers against their truth, by variant.</summary>
    Area,
}
