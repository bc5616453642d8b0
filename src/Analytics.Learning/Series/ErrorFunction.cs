namespace Analytics.Learning.Series;

/// <summary>How a value x and its forecast f make the raw score.</summary>
public enum ErrorFunction
{
    /// <summary>x − f.</summary>
    SignedDifference,

    /// <summary>|x − f|.</summary>
    AbsoluteDifference,

    /// <summary>(x − f) / f; 0 where f = 0.</summary>
    SignedProportion,

    /// <summary>|(x − f) / f|; 0 where f = 0.</summary>
    AbsoluteProportion,

    /// <summary>(x − f)².</summary>
    SquaredDifference,
}
