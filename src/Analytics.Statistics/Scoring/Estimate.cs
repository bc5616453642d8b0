using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Scoring;

/// <summary>A figure with its two-sided confidence interval, in the unit of the figure.</summary>
/// <param name="Value">The figure as measured, never NaN.</param>
/// <param name="Lower">Lower confidence bound, at most <paramref name="Value"/>.</param>
/// <param name="Upper">Upper confidence bound, at least <paramref name="Value"/>.</param>
/// <param name="Count">Labelled predictions that the figure is measured on (of a rate: those in its denominator), at least 1.</param>
public sealed record Estimate(double Value, double Lower, double Upper, long Count)
{
    /// <summary>An estimate whose interval is widened where rounding left the figure just outside it.</summary>
    internal Estimate(double value, Interval interval, long count)
        : this(value, Math.Min(interval.Lower, value), Math.Max(interval.Upper, value), count)
    {
    }
}
