namespace Analytics.Statistics.Drift.Chunks;

/// <summary>The range of a figure that gives no alert, in the unit of the figure.</summary>
/// <param name="Lower">Below this is an alert; null for no lower limit.</param>
/// <param name="Upper">Above this is an alert; null for no upper limit.</param>
public readonly record struct ThresholdBand(double? Lower, double? Upper)
{
    /// <summary>Whether a figure is outside the band; O(1).</summary>
    /// <param name="value">The figure, not NaN.</param>
    /// <returns>True below the lower or above the upper limit.</returns>
    public bool IsAlert(double value) => value < Lower || value > Upper;

    /// <summary>
    /// Mean ± multiples of the standard deviation (divisor n) of the figure over reference chunks, cut to the range that it can take; O(n). A rule
    /// without a stated rate of false alarms: with ten reference chunks 2-10 % of chunks alert without drift. Source: Shewhart 1931, "Economic
    /// control of quality of manufactured product", Van Nostrand, p. 276-277.
    /// </summary>
    /// <param name="reference">The figure of each reference chunk, at least one, finite.</param>
    /// <param name="below">Deviations below the mean, at least 0; null for no lower limit.</param>
    /// <param name="above">Deviations above the mean, at least 0; null for no upper limit.</param>
    /// <param name="lowest">Lowest value that the figure can take.</param>
    /// <param name="highest">Highest value that the figure can take.</param>
    /// <returns>The band.</returns>
    /// <exception cref="ArgumentException">There is no chunk, or a figure that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A multiple is negative.</exception>
    public static ThresholdBand Deviations(
        ReadOnlySpan<double> reference,
        double? below = 3,
        double? above = 3,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity)
    {
        TwoSample.Sample.Check(reference);
        if (below is { } first) ArgumentOutOfRangeException.ThrowIfNegative(first, nameof(below));
        if (above is { } second) ArgumentOutOfRangeException.ThrowIfNegative(second, nameof(above));

        var moments = Summaries.Moments.Of(reference);
        var deviation = Math.Sqrt(moments.M2 / moments.Count);
        double? lower = below is { } under ? Math.Max(lowest, moments.Mean - under * deviation) : null;
        double? upper = above is { } over ? Math.Min(highest, moments.Mean + over * deviation) : null;
        return new(lower, upper);
    }
}
