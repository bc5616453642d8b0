namespace Analytics.Statistics.Inference;

/// <summary>Student's t distribution.</summary>
internal static class StudentDistribution
{
    /// <summary>From here on the expansion about the normal quantile is exact to double precision.</summary>
    private const double ManyDegrees = 10_000;

    /// <summary>
    /// The t for which a share <paramref name="error"/> of the distribution lies outside [−t, t]. Below 10,000 degrees of freedom through
    /// ν / (ν + t²) ~ Beta(ν/2, 1/2) (Abramowitz &amp; Stegun 1964, 26.5.27, p. 945), above by the expansion 26.7.5, p. 949; O(√ν), at most O(100).
    /// </summary>
    internal static double TwoSided(double error, double degrees) => degrees < ManyDegrees
        ? Math.Sqrt(degrees) * Math.Exp(-BetaDistribution.LogOddsQuantile(degrees / 2, 0.5, error) / 2)
        : NearNormal(NormalDistribution.TwoSided(error), degrees);

    private static double NearNormal(double z, double degrees)
    {
        var square = z * z;
        var first = (square + 1) / 4;
        var second = ((5 * square + 16) * square + 3) / 96;
        var third = (((3 * square + 19) * square + 17) * square - 15) / 384;
        var fourth = ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92160;
        return z + z * (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees;
    }
}
