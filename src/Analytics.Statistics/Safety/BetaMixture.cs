using MathNet.Numerics;

namespace Analytics.Statistics.Safety;

/// <summary>The likelihood of trials averaged over Jeffreys' distribution of the rate, beta(1/2, 1/2), against that of a single rate.</summary>
internal static class BetaMixture
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    /// <summary>
    /// ln of ∫ θ^x (1 − θ)^(n − x) dBeta(1/2, 1/2) / (p^x (1 − p)^(n − x)), with q = 1 − p, to full accuracy for counts in the billions: the two densities
    /// of the rate p, before and after the trials, in the saddle point form of Loader 2000, "Fast and accurate computation of binomial probabilities".
    /// </summary>
    internal static double LogRatio(double violations, double safe, double p, double q) =>
        (Math.Log(p) + Math.Log(q)) / 2 - Math.Log(Math.PI) - LogPower(violations + 0.5, safe + 0.5, p, q);

    /// <summary>ln of p^a q^b / B(a, b).</summary>
    private static double LogPower(double a, double b, double p, double q)
    {
        var n = a + b;
        return StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * p) - Deviance(b, n * q)
            + (Math.Log(a) + Math.Log(b) - Math.Log(n) - LogTwoPi) / 2;
    }

    /// <summary>ln Γ(z + 1) less Stirling's formula.</summary>
    private static double StirlingError(double z)
    {
        if (z < 16) return SpecialFunctions.GammaLn(z + 1) - (z + 0.5) * Math.Log(z) + z - LogTwoPi / 2;
        var square = z * z;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / z;
    }

    /// <summary>value · ln(value / mean) + mean − value.</summary>
    private static double Deviance(double value, double mean)
    {
        var relative = (mean - value) / value;
        return value * (Math.Abs(relative) < 0.1 ? Excess(relative) : relative - Math.Log(mean / value));
    }

    /// <summary>t − ln(1 + t) for small t, by its series.</summary>
    private static double Excess(double t)
    {
        var (sum, power) = (0.0, -t);
        for (var k = 2; ; k++)
        {
            power *= -t;
            var next = sum + power / k;
            if (next.Equals(sum)) return sum;
            sum = next;
        }
    }
}
