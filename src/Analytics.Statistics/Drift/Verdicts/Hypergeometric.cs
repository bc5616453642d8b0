using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Random numbers of marked rows among rows drawn without replacement.</summary>
internal static class Hypergeometric
{
    private const int Few = 24;
    private const double ManyVariance = 200;

    /// <summary>
    /// Marked ones among <paramref name="drawn"/> of <paramref name="total"/> rows with <paramref name="marked"/> marked. One by one for few rows;
    /// by inversion from the mode (Kachitvichyanukul &amp; Schmeiser 1985, "Computer generation of hypergeometric random variates", Journal of
    /// Statistical Computation and Simulation 22(2), 127-145); as a rounded normal number above a variance of 200, where the difference is
    /// below what permutations can show.
    /// </summary>
    internal static long Draw(Random random, long drawn, long marked, long total)
    {
        if (drawn > marked) (drawn, marked) = (marked, drawn);
        if (drawn <= Few) return OneByOne(random, drawn, marked, total);

        var share = (double)marked / total;
        var variance = drawn * share * (1 - share) * ((double)(total - drawn) / (total - 1));
        var (lowest, highest) = (Math.Max(0, drawn + marked - total), drawn);
        if (variance <= ManyVariance) return ByInversion(random, drawn, marked, total, lowest, highest);
        return Math.Clamp((long)Math.Round(drawn * share + Math.Sqrt(variance) * Normal(random)), lowest, highest);
    }

    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static long OneByOne(Random random, long drawn, long marked, long total)
    {
        var left = marked;
        for (var i = 0L; i < drawn; i++)
            if (random.NextDouble() * (total - i) < left) left--;
        return marked - left;
    }

    /// <summary>Adds probabilities outwards from the mode, the likelier side first, until they exceed a uniform number.</summary>
    private static long ByInversion(Random random, long drawn, long marked, long total, long lowest, long highest)
    {
        var mode = Math.Clamp((long)((drawn + 1.0) * (marked + 1.0) / (total + 2.0)), lowest, highest);
        var peak = Math.Exp(Choose(marked, mode) + Choose(total - marked, drawn - mode) - Choose(total, drawn));
        var rest = random.NextDouble() - peak;
        var (low, high, below, above) = (mode, mode, peak, peak);
        while (rest >= 0 && (low > lowest || high < highest))
        {
            below = low > lowest ? below * Up(low - 1, drawn, marked, total, inverse: true) : 0;
            above = high < highest ? above * Up(high, drawn, marked, total, inverse: false) : 0;
            if (low > lowest) low--;
            if ((rest -= below) < 0) return low;
            if (high < highest) high++;
            if ((rest -= above) < 0) return high;
            if (below + above < 1e-300) break;
        }

        return mode;
    }

    /// <summary>Ratio of the probability of x + 1 to that of x, or its inverse.</summary>
    private static double Up(long x, long drawn, long marked, long total, bool inverse)
    {
        var (upper, lower) = ((double)(marked - x) * (drawn - x), (x + 1.0) * (total - marked - drawn + x + 1.0));
        return inverse ? lower / upper : upper / lower;
    }

    private static double Choose(long n, long k) => LogFactorial.Of(n) - LogFactorial.Of(k) - LogFactorial.Of(n - k);
}
