using Analytics.Contracts.Reporting;
using Analytics.Statistics.Inference;

namespace Analytics.Core.Performance;

/// <summary>
/// The change of a figure between two windows, by the normal approximation: each figure's standard error is read off its own 95 % interval, so that one
/// rule serves every metric and agrees with the intervals shown.
/// </summary>
/// <param name="Loss">How much worse it became.</param>
/// <param name="Error">Standard error of that.</param>
internal readonly record struct FigureChange(double Loss, double Error)
{
    /// <summary>Probability of such a loss or a larger one were nothing changed.</summary>
    public double PValue => Error > 0 ? NormalTest.UpperPValue(Loss / Error) : Loss > 0 ? 0 : 1;

    /// <summary>Standard error of a figure; null where it has no interval.</summary>
    public static double? ErrorOf(Figure figure) =>
        figure is { Lower: { } lower, Upper: { } upper } ? (upper - lower) / (2 * NormalTest.HalfWidth95) : null;

    /// <summary>The change of a metric; null where one of the figures has no value or interval.</summary>
    public static FigureChange? Of(TaskMetric metric, Figure reference, Figure current) =>
        reference.Value is { } before && current.Value is { } now && ErrorOf(reference) is { } referenceError && ErrorOf(current) is { } error
            ? new(metric.Loss(before, now), Math.Sqrt((referenceError * referenceError) + (error * error)))
            : null;
}
