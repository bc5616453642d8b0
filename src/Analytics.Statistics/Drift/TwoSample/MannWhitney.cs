using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Mann-Whitney test of two samples: U counts the pairs in which the reference value is the greater, ties one half. Sees that one sample tends
/// to be greater, not a change of spread. Source: Mann &amp; Whitney 1947, "On a test of whether one of two random variables is stochastically
/// larger than the other", Annals of Mathematical Statistics 18(1), 50-60.
/// </summary>
public static class MannWhitney
{
    /// <summary>Without ties and with at most this many values in the smaller sample, <see cref="PValueMethod.Auto"/> is exact.</summary>
    public const int LargestExact = 8;

    private const double MostExactWork = 2e8;

    /// <summary>
    /// U and its p-value; exact from all arrangements, or from the normal distribution with correction for ties and continuity.
    /// O(N log N), linear in large samples; exact O(n²·m²).
    /// </summary>
    /// <param name="reference">Reference sample, not empty, finite, in any order.</param>
    /// <param name="current">Current sample, not empty, finite, in any order.</param>
    /// <param name="alternative">The direction looked for; two-sided by default, as one side misses the other.</param>
    /// <param name="method">How the p-value is computed. Exact takes no ties.</param>
    /// <returns>U from 0 to n·m, and its p-value; U / (n·m) estimates P(reference &gt; current). Where all values are equal the p-value is 1 by definition.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite, or exact is asked of ties or of too large samples.</exception>
    public static TwoSampleTest Test(
        ReadOnlySpan<double> reference,
        ReadOnlySpan<double> current,
        DriftDirection alternative = DriftDirection.TwoSided,
        PValueMethod method = PValueMethod.Auto)
    {
        using var first = SortedSample.Of(reference);
        using var second = SortedSample.Of(current);
        var ranks = Ranks.Of(first.Values, second.Values);
        double n = reference.Length, m = current.Length;
        var affordable = n * n * m * m <= MostExactWork && ranks.TieCorrection == 0;
        if (method == PValueMethod.Exact && !affordable) throw new ArgumentException("The exact test takes small samples without ties.", nameof(method));
        var exact = method == PValueMethod.Exact || (method == PValueMethod.Auto && affordable && Math.Min(n, m) <= LargestExact);

        return Judge(ranks, n, m, alternative, exact);
    }

    /// <summary>The test of two tables, such as bins of mergeable histograms, by the normal distribution; O(k + l).</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <param name="alternative">The direction looked for.</param>
    /// <returns>U and its p-value, values of one bin being ties.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static TwoSampleTest Test(
        ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, DriftDirection alternative = DriftDirection.TwoSided)
    {
        var (n, m) = (Sample.Check(reference, nameof(reference)), Sample.Check(current, nameof(current)));
        return Judge(Ranks.Of(reference, current), n, m, alternative, exact: false);
    }

    private static TwoSampleTest Judge(Ranks ranks, double n, double m, DriftDirection alternative, bool exact)
    {
        var wins = ranks.ReferenceSum - n * (n + 1) / 2;
        var extreme = alternative switch
        {
            DriftDirection.ReferenceLess => n * m - wins,
            DriftDirection.ReferenceGreater => wins,
            _ => Math.Max(wins, n * m - wins),
        };
        var tail = exact ? ExactTail((int)n, (int)m, (int)extreme) : NormalTail(n, m, extreme, ranks.TieCorrection);
        return new(wins, Math.Min(1, alternative == DriftDirection.TwoSided ? 2 * tail : tail));
    }

    /// <summary>P(U ≥ extreme) of the greater side by the normal distribution.</summary>
    internal static double NormalTail(double n, double m, double extreme, double ties)
    {
        var total = n + m;
        var variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        return variance > 0 ? NormalTail((extreme - n * m / 2 - 0.5) / Math.Sqrt(variance)) : 1;
    }

    private static double NormalTail(double z) => 0.5 * SpecialFunctions.Erfc(z / Math.Sqrt(2));

    /// <summary>P(U ≥ extreme) by the recursion of Mann &amp; Whitney on the sample that holds the greatest value, on one row for each size of the first.</summary>
    private static double ExactTail(int n, int m, int extreme)
    {
        var (few, many) = (Math.Min(n, m), Math.Max(n, m));
        var rows = new double[few + 1][];
        for (var i = 0; i <= few; i++) rows[i] = new double[few * many + 1];
        foreach (var row in rows) row[0] = 1;
        for (var j = 1; j <= many; j++)
            for (var i = 1; i <= few; i++)
                for (var u = i * j; u >= 0; u--)
                    rows[i][u] = (j * rows[i][u] + (u >= j ? i * rows[i - 1][u - j] : 0)) / (i + j);

        var tail = 0.0;
        for (var u = extreme; u <= few * many; u++) tail += rows[few][u];
        return tail;
    }
}
