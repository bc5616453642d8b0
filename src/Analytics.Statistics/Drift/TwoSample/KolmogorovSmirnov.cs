using System.Collections.Concurrent;
using Analytics.Statistics.Summaries;
namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Kolmogorov-Smirnov test of two samples: D = max |F − G| of the two empirical distribution functions, in [0, 1], without a unit and the same
/// after any increasing transform of the values. Sees any difference, most easily one of location. D grows with chance alone as samples
/// shrink (about 1.36·√((n + m) / (n·m)) at 5 %), so judge it by its p-value. Source: Smirnov 1939, "On the estimation of the discrepancy
/// between empirical curves of distribution for two independent samples", Bulletin de l'Université de Moscou 2(2), 3-14.
/// </summary>
public static class KolmogorovSmirnov
{
    private const int MostKnown = 1_000;
    private static readonly ConcurrentDictionary<(double Alpha, long ReferenceRows, long CurrentRows, PValueMethod Method), double> Known = new();

    /// <summary>Larger samples than this are tested by the asymptotic distribution when the method is left to <see cref="PValueMethod.Auto"/>.</summary>
    public const int LargestExact = 10_000;

    /// <summary>The distance D; O((n + m) log(n + m)), linear in large samples.</summary>
    /// <param name="reference">Reference sample, not empty, finite, in any order.</param>
    /// <param name="current">Current sample, not empty, finite, in any order.</param>
    /// <returns>The distance, 0 for equal distributions and 1 for samples that do not overlap.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite.</exception>
    public static double Distance(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        using var first = SortedSample.Of(reference);
        using var second = SortedSample.Of(current);
        return EmpiricalGap.Between(first.Values, second.Values).Largest;
    }

    /// <summary>The distance D of two tables, such as bins of mergeable histograms: a lower bound of that of the rows; O(k + l).</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <returns>The distance in [0, 1].</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static double Distance(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current) =>
        EmpiricalGap.Between(reference, Sample.Check(reference, nameof(reference)), current, Sample.Check(current, nameof(current))).Largest;

    /// <summary>
    /// The distance D and its p-value. With ties the p-value is conservative (too large). Cost: that of the distance and of <see cref="PValue"/>.
    /// </summary>
    /// <param name="reference">Reference sample, not empty, finite, in any order.</param>
    /// <param name="current">Current sample, not empty, finite, in any order.</param>
    /// <param name="method">How the p-value is computed.</param>
    /// <returns>D and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, PValueMethod method = PValueMethod.Auto)
    {
        var distance = Distance(reference, current);
        return new(distance, PValue(distance, reference.Length, current.Length, method));
    }

    /// <summary>The test of two tables; see <see cref="Distance(ReadOnlySpan{ValueCount}, ReadOnlySpan{ValueCount})"/>.</summary>
    /// <param name="reference">Reference rows by ascending value.</param>
    /// <param name="current">Current rows by ascending value.</param>
    /// <param name="method">How the p-value is computed.</param>
    /// <returns>D and its p-value, conservative where values were put together in bins.</returns>
    /// <exception cref="ArgumentException">A table counts nothing, does not ascend, or holds a number out of its range.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current, PValueMethod method = PValueMethod.Auto)
    {
        var (rows, currentRows) = (Sample.Check(reference, nameof(reference)), Sample.Check(current, nameof(current)));
        var distance = EmpiricalGap.Between(reference, rows, current, currentRows).Largest;
        return new(distance, PValue(distance, rows, currentRows, method));
    }

    /// <summary>
    /// Probability of a distance of at least D between two samples of one continuous distribution. Exact by counting lattice paths, O(n·m·D)
    /// (Hodges 1958, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3, 469-486, in the numerically stable
    /// form of Viehmann 2021, arXiv:2102.08037); asymptotic by the distribution of the one-sample statistic for n·m/(n + m) values (Simard
    /// &amp; L'Ecuyer 2011, "Computing the two-sided Kolmogorov-Smirnov distribution", Journal of Statistical Software 39(11)).
    /// </summary>
    /// <param name="distance">D in [0, 1]; rounded to the nearest distance that samples of these sizes can have where the method is exact.</param>
    /// <param name="referenceRows">Size of the reference sample, at least 1.</param>
    /// <param name="currentRows">Size of the current sample, at least 1.</param>
    /// <param name="method">Auto is exact up to <see cref="LargestExact"/> values in the larger sample.</param>
    /// <returns>The p-value in [0, 1], falling in D.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or exact is asked of more than 100,000 values.</exception>
    public static double PValue(double distance, long referenceRows, long currentRows, PValueMethod method = PValueMethod.Auto)
    {
        if (distance is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(distance), "The distance must be in [0, 1].");
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(currentRows, 1);
        var larger = Math.Max(referenceRows, currentRows);
        if (method == PValueMethod.Exact) ArgumentOutOfRangeException.ThrowIfGreaterThan(larger, 10 * LargestExact, nameof(referenceRows));

        if (method == PValueMethod.Exact || (method == PValueMethod.Auto && larger <= LargestExact))
            return LatticePaths.TouchProbability((int)referenceRows, (int)currentRows, distance);
        var effective = Math.Round((double)referenceRows / (referenceRows + currentRows) * currentRows);
        return KolmogorovDistribution.Survival(Math.Max(1, effective), distance);
    }

    /// <summary>The null quantile: the smallest distance whose p-value is at most <paramref name="alpha"/>, to a relative 1e-6; some five p-values, none for sizes asked about before.</summary>
    /// <param name="alpha">Probability of a false alarm, above 0 and below 1.</param>
    /// <param name="referenceRows">Size of the reference sample, at least 1.</param>
    /// <param name="currentRows">Size of the current sample, at least 1.</param>
    /// <param name="method">How p-values are computed.</param>
    /// <returns>The distance in (0, 1]; 1 where even samples that do not overlap are not significant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double Critical(double alpha, long referenceRows, long currentRows, PValueMethod method = PValueMethod.Auto)
    {
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), "The error must be above 0 and below 1.");

        var key = (alpha, referenceRows, currentRows, method);
        if (Known.TryGetValue(key, out var known)) return known;
        if (Known.Count >= MostKnown) Known.Clear();
        return Known[key] = FindCritical(alpha, referenceRows, currentRows, method);
    }

    /// <summary>By regula falsi on the logarithm of the p-value, which is nearly a parabola in the distance, then bisection for the steps of exact p-values.</summary>
    private static double FindCritical(double alpha, long referenceRows, long currentRows, PValueMethod method)
    {
        var guess = Math.Sqrt(Math.Log(2 / alpha) / 2 * (1.0 / referenceRows + 1.0 / currentRows));
        var (low, high) = (Math.Min(1, guess / 2), Math.Min(1, guess));
        while (low > 1e-12 && Excess(low) <= 0) (low, high) = (low / 2, low);
        while (high < 1 && Excess(high) > 0) (low, high) = (high, Math.Min(1, high * 1.5));
        var (atLow, atHigh) = (Excess(low), Excess(high));
        for (var step = 1; high - low > 1e-6 * high; step++)
        {
            // Each step leaves the root between the ends; a part of the tolerance to either side of the guess in turn closes the other end as well.
            var middle = step % 3 != 0 && double.IsFinite(atHigh) && atLow > atHigh ? low + (high - low) * (atLow / (atLow - atHigh)) + (step % 2 == 0 ? -4e-7 : 4e-7) * high : (low + high) / 2;
            if (!(middle > low && middle < high)) middle = (low + high) / 2;
            var excess = Excess(middle);
            if (excess <= 0) (high, atHigh) = (middle, excess); else (low, atLow) = (middle, excess);
        }

        return high;

        double Excess(double distance) => Math.Log(PValue(distance, referenceRows, currentRows, method) / alpha);
    }
}
