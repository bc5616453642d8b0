namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>The exact distribution of the two-sample Cramér-von Mises statistic: every order of two samples without ties is equally likely.</summary>
internal static class CramerVonMisesArrangements
{
    /// <summary>
    /// P(T ≥ statistic). Walks the lattice of arrangements with the number of paths for each sum of squared gaps (Burr 1963, "Distribution of the
    /// two-sample Cramér-von Mises criterion for small equal samples", Annals of Mathematical Statistics 34(1), 95-101); sums that have reached
    /// the statistic are counted together.
    /// </summary>
    internal static double Survival(int n, int m, double statistic)
    {
        var total = (double)n + m;
        // T = n·m/N² · Σ (i/n − j/m)², so Σ (i·m − j·n)² = T·N²·n·m.
        var limit = (long)Math.Ceiling(statistic * total * total * n * m - 1e-6 * n * m);
        var column = new Dictionary<long, double>[m + 1];
        for (var i = 0; i <= n; i++)
            for (var j = 0; j <= m; j++)
                column[j] = Point(i == 0 ? null : column[j], j == 0 ? null : column[j - 1], Square((long)i * m - (long)j * n), limit);

        var paths = column[m];
        return paths.GetValueOrDefault(limit) / paths.Values.Sum();
    }

    private static Dictionary<long, double> Point(Dictionary<long, double>? left, Dictionary<long, double>? below, long square, long limit)
    {
        var sums = new Dictionary<long, double>();
        if (left is null && below is null) sums[Math.Min(limit, 0)] = 1;
        foreach (var (sum, paths) in (left ?? []).Concat(below ?? []))
        {
            var next = Math.Min(limit, sum + square);
            sums[next] = sums.GetValueOrDefault(next) + paths;
        }

        return sums;
    }

    private static long Square(long value) => value * value;
}
