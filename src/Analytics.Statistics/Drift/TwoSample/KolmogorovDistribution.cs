using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Distribution of the two-sided one-sample statistic D of n values. Methods and their limits: Simard &amp; L'Ecuyer 2011, "Computing the two-sided
/// Kolmogorov-Smirnov distribution", Journal of Statistical Software 39(11).
/// </summary>
internal static class KolmogorovDistribution
{
    private const int FewValues = 140;
    private const int ManyValues = 100_000;

    /// <summary>P(D ≥ x) for whole n ≥ 1.</summary>
    internal static double Survival(double n, double x)
    {
        var t = n * x;
        if (x >= 1) return 0;
        if (t <= 0.5) return 1;
        if (t <= 1) return -SpecialFunctions.Expm1(LogFactorial.Of((long)n) + n * Math.Log((2 * t - 1) / n));
        if (t >= n - 1) return Math.Min(1, 2 * Math.Pow(1 - x, n));

        var square = t * x;
        if (square >= 370) return 0;
        if (x >= 0.5 || square > (n <= FewValues ? 4 : 2.2)) return Math.Min(1, 2 * OneSidedSurvival(n, x));
        var exact = n <= FewValues || (n <= ManyValues && n * Math.Pow(x, 1.5) <= 1.4);
        return Math.Clamp(1 - (exact ? MatrixPower.Cumulative((int)n, x) : PelzGood.Cumulative(n, x)), 0, 1);
    }

    /// <summary>
    /// P(D⁺ ≥ x), the sum of Birnbaum &amp; Tingey 1951, "One-sided confidence contours for probability distribution functions", Annals of
    /// Mathematical Statistics 22(4), 592-596; in very large samples the correction of Maag &amp; Dicaire 1971, "On Kolmogorov-Smirnov type
    /// one-sample statistics", Biometrika 58(3), 653-656.
    /// </summary>
    internal static double OneSidedSurvival(double n, double x)
    {
        if (n > ManyValues) return Math.Exp(-Square(6 * n * x + 1) / (18 * n));

        var sum = Math.Exp(n * SpecialFunctions.Log1p(-x));
        var factorial = LogFactorial.Of((long)n);
        var last = (long)Math.Floor(n * (1 - x));
        for (var j = 1L; j <= last; j++)
        {
            var (share, rest) = (x + j / n, 1 - x - j / n);
            if (rest <= 0) continue;
            var log = factorial - LogFactorial.Of(j) - LogFactorial.Of((long)n - j) + (j - 1) * Math.Log(share) + (n - j) * Math.Log(rest);
            sum += x * Math.Exp(log);
        }

        return Math.Min(1, sum);
    }

    private static double Square(double value) => value * value;
}
