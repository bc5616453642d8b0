namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Expansion of P(D &lt; x) of the one-sample Kolmogorov statistic to the order n^(−3/2), for large n (Pelz &amp; Good 1976, "Approximating the
/// lower tail-areas of the Kolmogorov-Smirnov one-sample statistic", Journal of the Royal Statistical Society B 38(2), 152-156).
/// Within 1e-6 for n above 140. O(1).
/// </summary>
internal static class PelzGood
{
    private const double Square = Math.PI * Math.PI;

    internal static double Cumulative(double n, double x)
    {
        var z = Math.Sqrt(n) * x;
        if (z < 0.05) return 0;
        return OddTerms(n, z) + AllTerms(n, z);
    }

    /// <summary>Sums over half-integers k, of exp(−k²π² / 2z²) times polynomials in k².</summary>
    private static double OddTerms(double n, double z)
    {
        var (root, z2) = (Math.Sqrt(n), z * z);
        var (z4, z6) = (z2 * z2, z2 * z2 * z2);
        var sum = 0.0;
        for (var k = 0.5; ; k++)
        {
            var a = k * k * Square;
            var first = a - z2;
            var second = 6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * a + (1 - 2 * z2) * a * a;
            var third = -30 * z6 - 90 * z4 * z4 + (135 * z4 - 96 * z6) * a + (212 * z4 - 60 * z2) * a * a + (5 - 30 * z2) * a * a * a;
            var term = 1 / z + first / (6 * z4 * root) + second / (72 * z6 * z * n) + third / (6480 * z6 * z4 * n * root);
            var weight = Math.Exp(-a / (2 * z2));
            sum += weight * term;
            if (weight < 1e-20) return sum * Math.Sqrt(2 * Math.PI);
        }
    }

    /// <summary>Sums over whole k ≥ 1.</summary>
    private static double AllTerms(double n, double z)
    {
        var (root, z2) = (Math.Sqrt(n), z * z);
        var sum = 0.0;
        for (var k = 1; ; k++)
        {
            var a = k * k * Square;
            var term = (3 * z2 - a) * a / (216 * z2 * z2 * z2 * n * root) - a / (36 * z2 * z * n);
            var weight = Math.Exp(-a / (2 * z2));
            sum += weight * term;
            if (weight < 1e-20) return sum * Math.Sqrt(2 * Math.PI);
        }
    }
}
