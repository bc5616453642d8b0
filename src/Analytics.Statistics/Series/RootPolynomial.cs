using System.Numerics;

namespace Analytics.Statistics.Series;

/// <summary>Coefficients of a polynomial from its roots.</summary>
internal static class RootPolynomial
{
    private const double Tolerance = 1e-8;

    /// <summary>
    /// Coefficients of the monic polynomial of degree n with the given roots (closed under conjugation), those of z⁰ … z^(n−1); null where rounding
    /// leaves too little of them: each root must be one of the polynomial, relative to the size of its terms. Factors are multiplied in Leja's
    /// order, which keeps the coefficients in between small. O(n²).
    /// Source: Reichel 1990, "Newton interpolation at Leja points", BIT 30, 332-346.
    /// </summary>
    internal static double[]? Coefficients(Complex[] roots)
    {
        var product = new Complex[roots.Length + 1];
        product[0] = 1;
        var degree = 0;
        foreach (var root in Leja(roots))
        {
            degree++;
            for (var i = degree; i > 0; i--) product[i] = product[i - 1] - root * product[i];
            product[0] *= -root;
        }

        double[] coefficients = [.. product.Select(each => each.Real)];
        return coefficients.All(double.IsFinite) && roots.All(root => Vanishes(coefficients, root)) ? coefficients[..^1] : null;
    }

    /// <summary>Each root is the one with the largest product of distances to those before it.</summary>
    private static Complex[] Leja(Complex[] roots)
    {
        Complex[] ordered = [.. roots.OrderByDescending(root => root.Magnitude)];
        var logs = new double[ordered.Length];
        for (var placed = 1; placed < ordered.Length; placed++)
        {
            var best = placed;
            for (var i = placed; i < ordered.Length; i++)
            {
                logs[i] += Math.Log(Math.Max((ordered[i] - ordered[placed - 1]).Magnitude, 1e-300));
                if (logs[i] > logs[best]) best = i;
            }

            (ordered[placed], ordered[best]) = (ordered[best], ordered[placed]);
            (logs[placed], logs[best]) = (logs[best], logs[placed]);
        }

        return ordered;
    }

    private static bool Vanishes(double[] coefficients, Complex root)
    {
        var (value, size) = (Complex.Zero, 0.0);
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = value * root + coefficients[i];
            size = size * root.Magnitude + Math.Abs(coefficients[i]);
        }

        return value.Magnitude <= Tolerance * size;
    }
}
