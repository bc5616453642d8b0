using Analytics.Statistics.Drift.TwoSample;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Normal test that two samples have the same probability of an event, with the pooled variance; z² is the chi-square statistic of the 2×2 table.
/// For counts of at least about 5 in each cell; below, use <see cref="FisherExact"/>. Source: Fleiss, Levin &amp; Paik 2003, "Statistical methods
/// for rates and proportions", Wiley, section 3.1.
/// </summary>
public static class TwoProportions
{
    /// <summary>z = (p₁ − p₂) / √(P(1 − P)(1/n₁ + 1/n₂)), P the pooled share, and its two-sided p-value; O(1).</summary>
    /// <param name="referenceEvents">Events in the reference, from 0 to <paramref name="referenceRows"/>.</param>
    /// <param name="referenceRows">Rows of the reference, at least 1.</param>
    /// <param name="currentEvents">Events in the current sample, from 0 to <paramref name="currentRows"/>.</param>
    /// <param name="currentRows">Rows of the current sample, at least 1.</param>
    /// <returns>z and its p-value; 0 and 1 where no row, or every row, of both samples is an event.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    public static TwoSampleTest Test(long referenceEvents, long referenceRows, long currentEvents, long currentRows)
    {
        Check(referenceEvents, referenceRows);
        Check(currentEvents, currentRows);
        double n = referenceRows, m = currentRows;
        var pooled = ((double)referenceEvents + currentEvents) / (n + m);
        var gap = referenceEvents / n - currentEvents / m;
        var error = Math.Sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
        var z = error > 0 ? gap / error : 0;
        return new(z, SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2)));
    }

    private static void Check(long events, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, rows);
    }
}
