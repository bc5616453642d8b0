namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Exact P(D &lt; x) of the one-sample Kolmogorov statistic as an element of a matrix power (Durbin 1973, "Distribution theory for tests based on
/// the sample distribution function", SIAM, in the form of Marsaglia, Tsang &amp; Wang 2003, "Evaluating Kolmogorov's distribution", Journal of
/// Statistical Software 8(18)). O((n·x)³ log n).
/// </summary>
internal static class MatrixPower
{
    private const double Large = 1e140;

    internal static double Cumulative(int n, double x)
    {
        var half = (int)(n * x) + 1;
        var order = 2 * half - 1;
        var (power, exponent) = Power(Steps(order, half - n * x), order, n);
        var value = power[(half - 1) * order + half - 1];
        for (var i = 1; i <= n; i++)
        {
            value = value * i / n;
            if (value >= 1 / Large) continue;
            value *= Large;
            exponent--;
        }

        return exponent == 0 ? value : value * Math.Pow(Large, exponent);
    }

    private static double[] Steps(int order, double h)
    {
        var steps = new double[order * order];
        for (var i = 0; i < order; i++)
            for (var j = 0; j < order; j++) steps[i * order + j] = i - j + 1 >= 0 ? 1 : 0;
        for (var i = 0; i < order; i++)
        {
            steps[i * order] -= Math.Pow(h, i + 1);
            steps[(order - 1) * order + i] -= Math.Pow(h, order - i);
        }

        if (2 * h - 1 > 0) steps[(order - 1) * order] += Math.Pow(2 * h - 1, order);
        for (var i = 0; i < order; i++)
            for (var j = 0; j < order; j++)
                for (var divisor = 2; divisor <= i - j + 1; divisor++) steps[i * order + j] /= divisor;
        return steps;
    }

    /// <summary>Repeated squaring; the factor Large is taken out as often as the second result says.</summary>
    private static (double[] Matrix, int Exponent) Power(double[] matrix, int order, int power)
    {
        if (power == 1) return (matrix, 0);
        var (root, exponent) = Power(matrix, order, power / 2);
        var (product, total) = (Multiply(root, root, order), 2 * exponent);
        if (power % 2 == 1) product = Multiply(matrix, product, order);
        if (product[order / 2 * order + order / 2] > Large)
        {
            for (var i = 0; i < product.Length; i++) product[i] /= Large;
            total++;
        }

        return (product, total);
    }

    private static double[] Multiply(double[] left, double[] right, int order)
    {
        var product = new double[order * order];
        for (var i = 0; i < order; i++)
            for (var k = 0; k < order; k++)
            {
                var factor = left[i * order + k];
                for (var j = 0; j < order; j++) product[i * order + j] += factor * right[k * order + j];
            }

        return product;
    }
}
