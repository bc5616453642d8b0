using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Welch's test that two samples have equal means, whatever their variances. Sees a shift of the mean only. Exact for normal values up to the
/// approximation of the degrees of freedom, and right in large samples of any values with a variance. Source: Welch 1947, "The
/// generalization of Student's problem when several different population variances are involved", Biometrika 34(1-2), 28-35.
/// </summary>
public static class WelchTest
{
    /// <summary>t = (mean of the reference − mean of the current sample) / its standard error, and its two-sided p-value; O(n + m).</summary>
    /// <param name="reference">Reference sample, at least two finite values.</param>
    /// <param name="current">Current sample, at least two finite values.</param>
    /// <returns>t and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two values or one that is not finite, or neither sample varies.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Sample.Check(reference);
        Sample.Check(current);
        return Test(Moments.Of(reference), Moments.Of(current));
    }

    /// <summary>The test from mergeable moments; O(1).</summary>
    /// <param name="reference">Moments of the reference, at least two values.</param>
    /// <param name="current">Moments of the current sample, at least two values.</param>
    /// <returns>t and its p-value.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A sample has fewer than two values, or neither varies.</exception>
    public static TwoSampleTest Test(Moments reference, Moments current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        if (reference.Count < 2) throw new ArgumentException("The test needs at least two values.", nameof(reference));
        if (current.Count < 2) throw new ArgumentException("The test needs at least two values.", nameof(current));
        var (error, degrees) = Error(reference, current);
        if (error is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException("The test needs a finite variance above 0 in one of the samples.", nameof(current));

        var t = (reference.Mean - current.Mean) / error;
        return new(t, Math.Clamp(SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + t * t)), 0, 1));
    }

    /// <summary>Standard error of the difference of the means and its degrees of freedom; NaN degrees where neither varies.</summary>
    internal static (double Error, double Degrees) Error(Moments reference, Moments current)
    {
        var (first, second) = (reference.Variance / reference.Count, current.Variance / current.Count);
        var variance = first + second;
        var (share, rest) = (first / variance, second / variance);
        return (Math.Sqrt(variance), 1 / (share * share / (reference.Count - 1) + rest * rest / (current.Count - 1)));
    }
}
