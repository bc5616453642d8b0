using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Limiting distribution of the Cramér-von Mises statistic, the integral of a squared Brownian bridge.</summary>
internal static class CramerVonMisesDistribution
{
    private const int Nodes = 64;

    /// <summary>P(ω² ≥ x), to about 1e-13 of itself at any size.</summary>
    internal static double Survival(double x) => x <= 0.003 ? 1 : x < 0.4 ? 1 - Lower(x) : Upper(x);

    /// <summary>Anderson &amp; Darling 1952, "Asymptotic theory of certain goodness of fit criteria", Annals of Mathematical Statistics 23(2), p. 202.</summary>
    private static double Lower(double x)
    {
        var (sum, ratio) = (0.0, Math.Sqrt(Math.PI));
        for (var k = 0; ; k++)
        {
            var y = 4 * k + 1;
            var q = y * y / (16 * x);
            var term = ratio * Math.Sqrt(y) * Math.Exp(-2 * q) * SpecialFunctions.BesselKScaled(0.25, q);
            sum += term;
            if (term < 1e-18) return sum / (Math.Pow(Math.PI, 1.5) * Math.Sqrt(x));
            ratio *= (k + 0.5) / (k + 1);
        }
    }

    /// <summary>
    /// Smirnov's alternating sum of integrals of exp(−x·s²/2) over the arches where sin s &lt; 0 (Durbin 1973, "Distribution theory for tests based
    /// on the sample distribution function", SIAM, section 4.3), each by Gauss-Chebyshev quadrature, which absorbs the roots at both ends.
    /// </summary>
    private static double Upper(double x)
    {
        var sum = 0.0;
        for (var arch = 1; ; arch++)
        {
            var middle = (2 * arch - 0.5) * Math.PI;
            var integral = 0.0;
            for (var node = 0; node < Nodes; node++)
            {
                var offset = Math.PI / 2 * Math.Cos((node + 0.5) * Math.PI / Nodes);
                var s = middle + offset;
                var bend = (Math.PI * Math.PI / 4 - offset * offset) / Math.Cos(offset);
                integral += 2 / Math.Sqrt(s) * Math.Sqrt(bend) * Math.Exp(-x * s * s / 2);
            }

            integral /= Nodes;
            sum += arch % 2 == 1 ? integral : -integral;
            if (integral <= 1e-17 * sum) return Math.Clamp(sum, 0, 1);
        }
    }
}
