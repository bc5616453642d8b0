namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>ln n! to full relative accuracy.</summary>
internal static class LogFactorial
{
    private const int Tabulated = 170;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);
    private static readonly double[] Table = Tabulate();

    /// <summary>By a table, and from 171 on by Stirling's series; O(1).</summary>
    internal static double Of(long n)
    {
        if (n <= Tabulated) return Table[n];
        var (value, square) = ((double)n, (double)n * n);
        return (value + 0.5) * Math.Log(value) - value + HalfLogTwoPi + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / value;
    }

    private static double[] Tabulate()
    {
        var table = new double[Tabulated + 1];
        var product = 1.0;
        for (var n = 2; n <= Tabulated; n++) table[n] = Math.Log(product *= n);
        return table;
    }
}
