using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Cramér-von Mises test of two samples: T = n·m/(n + m)² times the sum of (F − G)² over the pooled values. Without a unit, the same after any
/// increasing transform; weighs the middle of the distribution more than Kolmogorov-Smirnov. Sources: Anderson 1962, "On the distribution of
/// the two-sample Cramér-von Mises criterion", Annals of Mathematical Statistics 33(3), 1148-1159.
/// </summary>
public static class CramerVonMises
{
    /// <summary>Largest sample for which <see cref="PValueMethod.Auto"/> is exact.</summary>
    public const int LargestExact = 20;

    /// <summary>
    /// T, by midranks where values tie, and its p-value: exact over all arrangements up to <see cref="LargestExact"/> values in the larger
    /// sample, above by Anderson's standardised T and the limiting distribution. O(N log N), linear in large samples; the exact p-value
    /// costs O(n·m) times the number of different values of T.
    /// </summary>
    /// <param name="reference">Reference sample, at least two finite values in any order.</param>
    /// <param name="current">Current sample, at least two finite values in any order.</param>
    /// <param name="method">How the p-value is computed.</param>
    /// <returns>T and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two values or one that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Exact is asked of more than 40 values in a sample.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, PValueMethod method = PValueMethod.Auto)
    {
        if (reference.Length < 2) throw new ArgumentException("The test needs at least two values.", nameof(reference));
        if (current.Length < 2) throw new ArgumentException("The test needs at least two values.", nameof(current));
        var larger = Math.Max(reference.Length, current.Length);
        if (method == PValueMethod.Exact) ArgumentOutOfRangeException.ThrowIfGreaterThan(larger, 2 * LargestExact, nameof(method));

        using var first = SortedSample.Of(reference);
        using var second = SortedSample.Of(current);
        var statistic = Statistic(first.Values, second.Values);
        var exact = method == PValueMethod.Exact || (method == PValueMethod.Auto && larger <= LargestExact);
        return new(statistic, exact
            ? CramerVonMisesArrangements.Survival(reference.Length, current.Length, statistic)
            : Asymptotic(reference.Length, current.Length, statistic));
    }

    /// <summary>
    /// The test of two tables, such as bins of mergeable histograms, values of one bin being ties; the p-value is asymptotic, and too small where most rows
    /// are ties and the sizes differ much. O(k + l).
    /// </summary>
    /// <param name="reference">Reference rows by ascending value, at least two rows.</param>
    /// <param name="current">Current rows by ascending value, at least two rows.</param>
    /// <returns>T and its p-value.</returns>
    /// <exception cref="ArgumentException">A table counts fewer than two rows, does not ascend, or holds a number out of its range.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current)
    {
        var (n, m) = (Sample.Check(reference, nameof(reference)), Sample.Check(current, nameof(current)));
        if (n < 2) throw new ArgumentException("The test needs at least two rows.", nameof(reference));
        if (m < 2) throw new ArgumentException("The test needs at least two rows.", nameof(current));

        var ranks = default(RankGaps);
        for (int i = 0, j = 0; i < reference.Length || j < current.Length;)
        {
            var value = i == reference.Length
                ? current[j].Value
                : j == current.Length ? reference[i].Value : Math.Min(reference[i].Value, current[j].Value);
            var (own, other) = (0L, 0L);
            for (; i < reference.Length && reference[i].Value <= value; i++) own += reference[i].Count;
            for (; j < current.Length && current[j].Value <= value; j++) other += current[j].Count;
            ranks.Add(own, other);
        }

        var statistic = ranks.Statistic(n, m);
        return new(statistic, Asymptotic(n, m, statistic));
    }

    private static double Statistic(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var (i, j, ranks) = (0, 0, default(RankGaps));
        while (i < first.Length || j < second.Length)
        {
            var value = i == first.Length ? second[j] : j == second.Length ? first[i] : Math.Min(first[i], second[j]);
            var (from, fromSecond) = (i, j);
            while (i < first.Length && first[i] <= value) i++;
            while (j < second.Length && second[j] <= value) j++;
            ranks.Add(i - from, j - fromSecond);
        }

        return ranks.Statistic(first.Length, second.Length);
    }

    private static double Asymptotic(double n, double m, double statistic)
    {
        var (total, product) = (n + m, n * m);
        var mean = (1 + 1 / total) / 6;
        var variance = (total + 1) * (4 * product * total - 3 * (n * n + m * m) - 2 * product) / (45 * total * total * 4 * product);
        return CramerVonMisesDistribution.Survival(1.0 / 6 + (statistic - mean) / Math.Sqrt(45 * variance));
    }
}
