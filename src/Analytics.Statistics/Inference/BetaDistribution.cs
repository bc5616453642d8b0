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

    /// <summary>Regularised incomplete beta function; y = 1 − x and power = x^a y^b / B(a, b).</summary>
    private static double Cumulative(double a, double b, double x, double y, double power) => x * (a + b + 2) < a + 1
        ? power / a * Fraction(a, b, x)
        : 1 - power / b * Fraction(b, a, y);

    /// <summary>Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions (2010, p. 185) by the modified Lentz rule.</summary>
    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Away(1 - (a + b) * x / (a + 1));
        var value = d;
        for (var m = 1; ; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            value *= d * c;

            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            value *= d * c;
            if (Math.Abs(d * c - 1) <= 4e-16 || m == int.MaxValue) return value;
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
