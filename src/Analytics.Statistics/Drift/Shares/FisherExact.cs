using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Exact test that two samples have the same probability of an event, given how many events there were: right at any size, and conservative as
/// counts are whole. Source: Fisher 1922, "On the interpretation of χ² from contingency tables, and the calculation of P", Journal of the
/// Royal Statistical Society 85(1), 87-94.
/// </summary>
public static class FisherExact
{
    private const double Slack = 1e-7;

    /// <summary>
    /// The test; two-sided, tables at least as extreme are those not more probable (within 1e-7 of it) than the one seen. O(number of events).
    /// </summary>
    /// <param name="referenceEvents">Events in the reference, from 0 to <paramref name="referenceRows"/>.</param>
    /// <param name="referenceRows">Rows of the reference, at least 1.</param>
    /// <param name="currentEvents">Events in the current sample, from 0 to <paramref name="currentRows"/>.</param>
    /// <param name="currentRows">Rows of the current sample, at least 1.</param>
    /// <param name="alternative">The direction looked for.</param>
    /// <returns>The odds ratio and the p-value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range.</exception>
    public static FisherTest Test(
        long referenceEvents, long referenceRows, long currentEvents, long currentRows, DriftDirection alternative = DriftDirection.TwoSided)
    {
        Check(referenceEvents, referenceRows);
        Check(currentEvents, currentRows);
        var events = referenceEvents + currentEvents;
        var (lowest, highest) = (Math.Max(0, events - referenceRows), Math.Min(events, currentRows));
        double Log(long x) => LogChoose(currentRows, x) + LogChoose(referenceRows, events - x);

        var (peak, seen) = (Log(Math.Clamp((long)((double)events * currentRows / (referenceRows + currentRows)), lowest, highest)), Log(currentEvents));
        var (total, tail) = (0.0, 0.0);
        for (var x = lowest; x <= highest; x++)
        {
            var log = Log(x);
            var weight = Math.Exp(log - peak);
            total += weight;
            var extreme = alternative switch
            {
                DriftDirection.ReferenceLess => x >= currentEvents,
                DriftDirection.ReferenceGreater => x <= currentEvents,
                _ => log <= seen + Slack,
            };
            if (extreme) tail += weight;
        }

        return new(Odds(referenceEvents, referenceRows, currentEvents, currentRows), Math.Min(1, tail / total));
    }

    private static double? Odds(double referenceEvents, double referenceRows, double currentEvents, double currentRows)
    {
        var (upper, lower) = (currentEvents * (referenceRows - referenceEvents), (currentRows - currentEvents) * referenceEvents);
        return lower > 0 ? upper / lower : upper > 0 ? double.PositiveInfinity : null;
    }

    private static double LogChoose(long n, long k) => LogFactorial.Of(n) - LogFactorial.Of(k) - LogFactorial.Of(n - k);

    private static void Check(long events, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, rows);
    }
}
