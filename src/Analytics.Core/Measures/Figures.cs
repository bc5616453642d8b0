using Analytics.Contracts.Reporting;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Measures;

/// <summary>Figures of counts, shares and means.</summary>
internal static class Figures
{
    private const string TooLarge = "values too large to sum up";

    public static Figure Count(long count) => new() { Value = count, N = count };

    /// <summary>An estimate; a bound that is infinite is none.</summary>
    public static Figure Of(Estimate estimate) => new()
    {
        Value = estimate.Value,
        Lower = Finite(estimate.Lower),
        Upper = Finite(estimate.Upper),
        N = estimate.Count,
    };

    /// <summary>A number without an interval; none where it rests on nothing.</summary>
    public static Figure Plain(long count, double value)
    {
        if (count == 0) return Figure.None("no values yet");
        return double.IsFinite(value) ? new() { Value = value, N = count } : Figure.None(TooLarge, count);
    }

    /// <summary>A quantile between the order statistics that bound it, where there are enough.</summary>
    public static Figure Quantile(LogHistogram sketch, double probability, Moments moments)
    {
        var figure = Plain(sketch.Count, sketch.Quantile(probability, moments.Min, moments.Max));
        return figure.Value is not null && sketch.QuantileInterval(probability, moments.Min, moments.Max) is { } bounds ? figure with { Lower = bounds.Lower, Upper = bounds.Upper } : figure;
    }

    /// <summary>A share with its Wilson interval.</summary>
    public static Figure Share(long successes, long trials, string nothing) =>
        trials == 0 ? Figure.None(nothing) : Share(successes, trials, Proportion.Wilson(successes, trials));

    /// <summary>A share with its exact (Clopper-Pearson) interval, for rare events: a share of 0 still has an upper bound.</summary>
    public static Figure ExactShare(long successes, long trials, string nothing) =>
        trials == 0 ? Figure.None(nothing) : Share(successes, trials, Proportion.ClopperPearson(successes, trials));

    /// <summary>A mean with its interval, which needs two of what is averaged.</summary>
    public static Figure Mean(
        Moments moments, string things, double lowest = double.NegativeInfinity, double highest = double.PositiveInfinity)
    {
        if (Unfit(moments, things) is { } reason) return reason;

        // Rounding in a store can carry a perfect score past its limit.
        var within = moments with { Min = Math.Max(moments.Min, lowest), Max = Math.Min(moments.Max, highest) };
        return Of(MeanScoring.Mean(within, lowest, highest));
    }

    /// <summary>Why moments give no figure with an interval; null where they do.</summary>
    public static Figure? Unfit(Moments moments, string things) => moments.Count switch
    {
        0 => Figure.None($"no {things} yet"),
        1 => Figure.None($"needs at least 2 {things}", 1),
        var count => double.IsFinite(moments.M2) ? null : Figure.None(TooLarge, count),
    };

    /// <summary>How many ones a field of ones and zeros holds.</summary>
    public static long Ones(Moments moments) => (long)Math.Round(moments.Sum);

    private static double? Finite(double bound) => double.IsFinite(bound) ? bound : null;

    private static Figure Share(long successes, long trials, Interval interval) => new()
    {
        Value = (double)successes / trials,
        Lower = interval.Lower,
        Upper = interval.Upper,
        N = trials,
    };
}
