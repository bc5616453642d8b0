using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>Student's t distribution; infinite degrees of freedom are the normal distribution.</summary>
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

    /// <summary>The t above which a share <paramref name="error"/> in (0, 1) of the distribution lies; O(√ν), at most O(100).</summary>
    internal static double Upper(double error, double degrees) => error switch
    {
        < 0.5 => TwoSided(2 * error, degrees),
        > 0.5 => -TwoSided(2 * (1 - error), degrees),
        _ => 0,
    };

    /// <summary>
    /// Share above t, with its digits also far out. Below 10,000 degrees of freedom by the incomplete beta function, above by the normal deviate of
    /// Hill 1970, "Algorithm 395: Student's t-distribution", Communications of the ACM 13(10), 617-619; O(√ν), at most O(100).
    /// </summary>
    internal static double Survival(double t, double degrees)
    {
        if (t < 0) return 1 - Survival(-t, degrees);
        if (double.IsPositiveInfinity(degrees)) return NormalDistribution.Survival(t);
        if (t > 1e150 && degrees > 10) return 0;
        if (degrees >= ManyDegrees) return NormalDistribution.Survival(Deviate(t, degrees));

        // Where the square overflows, x = ν / (ν + t²) underflows and the share is below any double.
        var square = t / Math.Sqrt(degrees) * (t / Math.Sqrt(degrees));
        return BetaDistribution.Cumulative(degrees / 2, 0.5, 1 / (1 + square), 1 / (1 + 1 / square)) / 2;
    }

    private static double Deviate(double t, double degrees)
    {
        var a = degrees - 0.5;
        var b = 48 * a * a;
        var square = a * NearZero.Log1p(t * t / degrees);
        var z = Math.Sqrt(square);
        var second = (((-4 * square - 33) * square - 240) * square - 855) / (0.8 * square * square + 100 + b);
        return z + z * ((second / 10 + square + 3) / b);
    }

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
