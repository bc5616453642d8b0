using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Anderson-Darling test that k samples come from one distribution, with midranks for ties; weighs the tails more than Cramér-von Mises. The same
/// after any increasing transform. Source: Scholz &amp; Stephens 1987, "K-sample Anderson-Darling tests", JASA 82(399), 918-924.
/// </summary>
public static class AndersonDarling
{
    // Above, the harmonic sums of the variance are taken by their limits, which are right to 1e-6 there.
    private const long MostSummed = 10_000_000;

    private static readonly double[] Levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
    private static readonly double[] Constant = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
    private static readonly double[] PerRoot = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
    private static readonly double[] PerDegree = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

    /// <summary>The test of two samples.</summary>
    /// <param name="reference">Reference sample, not empty, finite.</param>
    /// <param name="current">Current sample, not empty, finite; together at least four values, not all equal.</param>
    /// <returns>The standardised statistic and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite, or the pooled values are too few or all equal.</exception>
    public static AndersonDarlingTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) => Test([reference.ToArray(), current.ToArray()]);

    /// <summary>
    /// The test of k samples; the p-value by a quadratic through the tabulated critical values (table 2 of the paper, extended to 0.5 % and
    /// 0.1 %), as SciPy. O(N log N + k·N).
    /// </summary>
    /// <param name="samples">At least two samples, none empty, together at least four finite values, not all equal.</param>
    /// <returns>The standardised statistic and its p-value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="samples"/> is null.</exception>
    /// <exception cref="ArgumentException">The samples are not as said.</exception>
    public static AndersonDarlingTest Test(IReadOnlyList<double[]> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count < 2) throw new ArgumentException("The test needs at least two samples.", nameof(samples));
        foreach (var sample in samples) Sample.Check(sample, nameof(samples));
        return Judge([.. samples.Select(sample => ValueCounts.Of(sample))], nameof(samples));
    }

    /// <summary>The test of two tables, such as bins of mergeable histograms: values of one bin are ties. O(k + l), and O(N) up to 10 million rows.</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <returns>The standardised statistic and its p-value.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range, or the rows are too few or all equal.</exception>
    public static AndersonDarlingTest Test(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current)
    {
        Sample.Check(reference);
        Sample.Check(current);
        return Judge([Counted(reference), Counted(current)], nameof(current));
    }

    /// <summary>Critical values of the standardised statistic at 25, 10, 5, 2.5, 1, 0.5 and 0.1 %.</summary>
    /// <param name="samples">Number of samples, at least 2.</param>
    /// <returns>The values, ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two samples.</exception>
    public static IReadOnlyList<double> CriticalValues(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        double degrees = samples - 1;
        return [.. Constant.Select((constant, k) => constant + PerRoot[k] / Math.Sqrt(degrees) + PerDegree[k] / degrees)];
    }

    private static ValueCount[] Counted(ReadOnlySpan<ValueCount> table) => [.. table.ToArray().Where(cell => cell.Count > 0)];

    private static AndersonDarlingTest Judge(ValueCount[][] tables, string name)
    {
        long[] rows = [.. tables.Select(table => table.Sum(cell => cell.Count))];
        if (rows.Sum() < 4) throw new ArgumentException("The test needs at least four values.", name);
        if (tables.Min(table => table[0].Value).Equals(tables.Max(table => table[^1].Value))) throw new ArgumentException("All values are equal.", name);

        var statistic = (Sum(tables, rows) - (tables.Length - 1)) / Math.Sqrt(Variance(rows));
        return Judge(statistic, tables.Length - 1);
    }

    /// <summary>Equation 7 of the paper.</summary>
    private static double Sum(ValueCount[][] tables, long[] rows)
    {
        var (sum, total, from) = (0.0, (double)rows.Sum(), 0.0);
        var (at, seen) = (new int[tables.Length], new double[tables.Length]);
        while (from < total)
        {
            var value = double.PositiveInfinity;
            for (var k = 0; k < tables.Length; k++)
                if (at[k] < tables[k].Length) value = Math.Min(value, tables[k][at[k]].Value);
            var own = new double[tables.Length];
            for (var k = 0; k < tables.Length; k++)
                if (at[k] < tables[k].Length && tables[k][at[k]].Value <= value) own[k] = tables[k][at[k]++].Count;

            var ties = own.Sum();
            var all = from + ties / 2;
            var spread = all * (total - all) - total * ties / 4;
            for (var k = 0; k < tables.Length; k++)
            {
                var gap = total * (seen[k] + own[k] / 2) - all * rows[k];
                sum += ties / total * gap * gap / spread / rows[k];
                seen[k] += own[k];
            }

            from += ties;
        }

        return sum * (total - 1) / total;
    }

    /// <summary>Variance of the sum without drift and ties, equation 4 of the paper.</summary>
    private static double Variance(long[] rows)
    {
        var (k, total) = ((double)rows.Length, rows.Sum());
        double n = total;
        var inverse = rows.Sum(count => 1.0 / count);
        var (h, g) = total <= MostSummed
            ? (Harmonic((int)total - 1), Double((int)total))
            : (Math.Log(n - 1) + Constants.EulerMascheroni, Math.PI * Math.PI / 6);
        var a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        var b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        var c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        var d = (2 * h + 6) * k * k - 4 * h * k;
        return (((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3));
    }

    private static double Harmonic(int last)
    {
        var sum = 0.0;
        for (var i = last; i >= 1; i--) sum += 1.0 / i;
        return sum;
    }

    /// <summary>Σ 1 / ((n − i)·j) over 1 ≤ i &lt; j &lt; n.</summary>
    private static double Double(int rows)
    {
        var (inner, sum) = (0.0, 0.0);
        for (var j = 2; j < rows; j++)
        {
            inner += 1.0 / (rows - j + 1);
            sum += inner / j;
        }

        return sum;
    }

    private static AndersonDarlingTest Judge(double statistic, int degrees)
    {
        double[] critical = [.. CriticalValues(degrees + 1)];
        if (statistic < critical[0]) return new(statistic, Levels[0], true);
        if (statistic > critical[^1]) return new(statistic, Levels[^1], true);

        var fit = Fit.Polynomial(critical, [.. Levels.Select(level => Math.Log(level))], 2);
        return new(statistic, Math.Exp(Polynomial.Evaluate(statistic, fit)), false);
    }
}
