namespace Analytics.Statistics.Inference;

/// <summary>Which variance the score test of a difference of probabilities takes.</summary>
public enum ScoreVariance
{
    /// <summary>
    /// That of the most likely probabilities under the null, times N / (N − 1). Source: Miettinen &amp; Nurminen 1985, Statistics in Medicine 4(2), 213-226.
    /// </summary>
    MiettinenNurminen,

    /// <summary>
    /// The same without the factor. Source: Mee 1984, Biometrics 40(4), 1175-1176; Farrington &amp; Manning 1990, Statistics in Medicine 9(12), 1447-1454.
    /// </summary>
    FarringtonManning,

    /// <summary>
    /// As statsmodels up to 0.14 computes the first: the linear coefficient of its cubic counts successes of the control where it should count trials
    /// (statsmodels issue 10269), so that the probabilities are not the most likely ones. For comparing with its figures only.
    /// </summary>
    Statsmodels,
}
