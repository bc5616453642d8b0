namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Random lattice paths from (0, 0) to (n, m): the orders in which the values of two samples can follow each other.</summary>
internal static class LatticePaths
{
    /// <summary>Above n·m·D² / (n + m) of this the probability underflows.</summary>
    private const double Underflow = 380;

    /// <summary>
    /// Probability that a path comes to a point with |i/n − j/m| ≥ D. A sum of positive terms, exact to rounding however small. Only the
    /// points within D are visited: O(n·m·D).
    /// </summary>
    internal static double TouchProbability(int first, int second, double distance)
    {
        var (n, m) = (Math.Max(first, second), Math.Min(first, second));
        var step = Gcd(n, m);
        long up = n / step, across = m / step;
        var limit = (long)Math.Round(distance * across * n);
        if (limit == 0) return 1;
        if ((double)n * m / ((double)n + m) * distance * distance > Underflow) return 0;

        var touched = new double[m + 1];
        for (var j = 0; j <= m; j++) touched[j] = j * up >= limit ? 1 : 0;
        for (var i = 1; i <= n; i++) Column(touched, i, across * i, up, limit);
        return Math.Min(1, touched[m]);
    }

    /// <summary>From the probabilities after i − 1 steps along the first axis to those after i; points above the band keep the 1 that they start with.</summary>
    private static void Column(double[] touched, int i, long height, long up, long limit)
    {
        var from = Math.Max(0, (height - limit) / up - 1);
        for (; from * up + limit <= height && from < touched.Length; from++) touched[from] = 1;
        for (var j = from; j < touched.Length; j++)
        {
            if (j * up - height >= limit) break;
            touched[j] = j == 0 ? touched[0] : touched[j] + (touched[j - 1] - touched[j]) * ((double)j / (i + j));
        }
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}
