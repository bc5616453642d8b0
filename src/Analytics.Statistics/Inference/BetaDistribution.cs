using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>
/// The beta distribution with parameters a, b ≥ 1/2, to full relative accuracy at both ends and for counts in the billions, where the usual
/// difference of log-gamma functions loses its digits.
/// </summary>
internal static class BetaDistribution
{
    private const double Tiny = 1e-300;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>
    /// Log-odds ln(x / (1 − x)) of the quantile at <paramref name="probability"/> in (0, 1): both x and 1 − x follow without cancellation.
    /// Newton steps on the logarithm of the smaller tail, held in a shrinking bracket; a few evaluations of O(√(a + b)).
    /// </summary>
    internal static double LogOddsQuantile(double a, double b, double probability)
    {
        if (probability > 0.5) return -LogOddsQuantile(b, a, 1 - probability);

        var (low, high) = (-745.0, 745.0);
        var current = Math.Log(a / b);
        for (var step = 0; step < 200; step++)
        {
            var (x, y) = (1 / (1 + Math.Exp(-current)), 1 / (1 + Math.Exp(current)));
            var power = Power(a, b, x, y);
            var below = Cumulative(a, b, x, y, power);
            if (below < probability) low = current; else high = current;

            var next = current + below * Math.Log(probability / below) / power;
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - current) <= 4e-16 * Math.Max(1, Math.Abs(current))) return next;
            current = next;
        }

        return current;
    }

    /// <summary>Share below x in [0, 1], with y = 1 − x given apart so that neither tail loses its digits; O(√(a + b)).</summary>
    internal static double Cumulative(double a, double b, double x, double y) =>
        x <= 0 ? 0 : y <= 0 ? 1 : Cumulative(a, b, x, y, Power(a, b, x, y));

    /// <summary>Density of the log-odds u = ln(x / (1 − x)), that is x (1 − x) times the density of x.</summary>
    internal static double LogOddsDensity(double a, double b, double logOdds) =>
        Power(a, b, 1 / (1 + Math.Exp(-logOdds)), 1 / (1 + Math.Exp(logOdds)));

    /// <summary>Regularised incomplete beta function; y = 1 − x and power = x^a y^b / B(a, b).</summary>
    private static double Cumulative(double a, double b, double x, double y, double power) => x * (a + b + 2) < a + 1
        ? power * Fraction(a, b, x, y)
        : 1 - power * Fraction(b, a, y, x);

    /// <summary>
    /// Continued fraction of DiDonato &amp; Morris 1992, "Algorithm 708: significant digit computation of the incomplete beta function ratios",
    /// ACM Transactions on Mathematical Software 18(3), 360-373, by the modified Lentz rule. Terms take x or y, never 1 − x, and so keep their digits.
    /// </summary>
    private static double Fraction(double a, double b, double x, double y)
    {
        var excess = a * y - b * x + 1;
        var value = Away(a * excess / (a + 1));
        var (c, d) = (value, 0.0);
        for (var m = 1; ; m++)
        {
            var odd = a + 2.0 * m - 1;
            var part = m * (b - m) * x / odd;
            var numerator = (a + m - 1) / odd * (a + b + m - 1) * part * x;
            var denominator = m + part + (a + m) * (excess + m * (1 + y)) / (odd + 2);
            d = 1 / Away(denominator + numerator * d);
            c = Away(denominator + numerator / c);
            value *= c * d;
            if (Math.Abs(c * d - 1) <= 4e-16 || m == int.MaxValue) return 1 / value;
        }
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    /// <summary>x^a y^b / B(a, b) by the saddle point form (Loader 2000, "Fast and accurate computation of binomial probabilities").</summary>
    private static double Power(double a, double b, double x, double y)
    {
        var n = a + b;
        var log = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y);
        return Math.Exp(log) * Math.Sqrt(a * (b / n) / (2 * Math.PI));
    }

    /// <summary>ln Γ(z + 1) less Stirling's formula.</summary>
    private static double StirlingError(double z)
    {
        if (z < 16) return SpecialFunctions.GammaLn(z + 1) - (z + 0.5) * Math.Log(z) + z - HalfLogTwoPi;
        var square = z * z;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / z;
    }

    /// <summary>value · ln(value / mean) + mean − value, without cancellation where the two are close.</summary>
    private static double Deviance(double value, double mean)
    {
        var difference = value - mean;
        var ratio = difference / (value + mean);
        if (Math.Abs(ratio) > 0.1) return mean > 0 ? value * Math.Log(value / mean) - difference : double.PositiveInfinity;

        var sum = difference * ratio;
        var term = 2 * value * ratio;
        for (var j = 1; ; j++)
        {
            term *= ratio * ratio;
            var next = sum + term / (2 * j + 1);
            if (next.Equals(sum)) return sum;
            sum = next;
        }
    }
}
