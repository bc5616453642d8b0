using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Anderson-Darling test that k samples come from one distribution, with midranks for ties; weighs the tails more than Cramér-von Mises. The same
/// after any increasing transform. Source: Scholz &amp; Stephens 1987, "K-sample Anderson-Darling tests", JASA 82(399), 918-924.
/// </summary>
public static class AndersonDarling
{
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
        double[] pooled = [.. samples.SelectMany(sample => sample).Order()];
        if (pooled.Length < 4) throw new ArgumentException("The test needs at least four values.", nameof(samples));
        if (pooled[0].Equals(pooled[^1])) throw new ArgumentException("All values are equal.", nameof(samples));

        var statistic = (Sum(samples, pooled) - (samples.Count - 1)) / Math.Sqrt(Variance(samples, pooled.Length));
        return Judge(statistic, samples.Count - 1);
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

    /// <summary>Equation 7 of the paper.</summary>
    private static double Sum(IReadOnlyList<double[]> samples, double[] pooled)
    {
        var (sum, total) = (0.0, (double)pooled.Length);
        foreach (var sample in samples)
        {
            double[] ascending = [.. sample.Order()];
            var (seen, part) = (0, 0.0);
            for (int from = 0, to; from < pooled.Length; from = to)
            {
                for (to = from; to < pooled.Length && pooled[to] <= pooled[from];) to++;
                var before = seen;
                while (seen < ascending.Length && ascending[seen] <= pooled[from]) seen++;
                double ties = to - from;
                var (all, own) = (from + ties / 2, (before + seen) / 2.0);
                var gap = total * own - all * ascending.Length;
                part += ties / total * gap * gap / (all * (total - all) - total * ties / 4);
            }

            sum += part / sample.Length;
        }

        return sum * (total - 1) / total;
    }

    /// <summary>Variance of the sum without drift and ties, equation 4 of the paper.</summary>
    private static double Variance(IReadOnlyList<double[]> samples, int rows)
    {
        var (k, n) = ((double)samples.Count, (double)rows);
        var inverse = samples.Sum(sample => 1.0 / sample.Length);
        var (h, g) = (Harmonic(rows - 1), Double(rows));
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
