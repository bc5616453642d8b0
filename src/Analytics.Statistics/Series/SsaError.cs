namespace Analytics.Statistics.Series;

/// <summary>How a value x and its forecast f make the score that an SSA detector judges.</summary>
public enum SsaError
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
