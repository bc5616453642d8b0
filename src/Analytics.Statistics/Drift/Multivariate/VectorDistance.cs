namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>How the distance of two vectors is taken.</summary>
public enum VectorDistance
{
    /// <summary>Root of the sum of squared differences.</summary>
    Euclidean,

    /// <summary>Sum of absolute differences.</summary>
    CityBlock,

    /// <summary>One less the cosine of the angle; in [0, 2].</summary>
    Cosine,

    /// <summary>Largest absolute difference.</summary>
    Chebyshev,
}
