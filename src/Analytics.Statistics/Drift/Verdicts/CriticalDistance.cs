namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Null quantiles of distances whose p-value is a formula.</summary>
internal static class CriticalDistance
{
    private const int Halvings = 60;

    /// <summary>The distance at which a p-value falls to a level, by bisection.</summary>
    /// <param name="pValue">The p-value of a distance, falling.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="start">A distance above 0 to start at.</param>
    /// <param name="most">The largest distance there is.</param>
    internal static double Of(Func<double, double> pValue, double alpha, double start, double most = double.MaxValue)
    {
        var (low, high) = (0.0, Math.Min(start, most));
        while (high < most && pValue(high) > alpha) (low, high) = (high, Math.Min(2 * high, most));
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = low + ((high - low) / 2);
            if (pValue(middle) <= alpha) high = middle;
            else low = middle;
        }

        return high;
    }
}
