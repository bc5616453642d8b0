using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Student's test that two samples have equal means, for samples of equal variance; where the variances and the sizes differ it is wrong, so
/// <see cref="WelchTest"/> is the one to use. Source: Student 1908, "The probable error of a mean", Biometrika 6(1), 1-25.
/// </summary>
public static class StudentTest
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
        var degrees = (double)reference.Count + current.Count - 2;
        var variance = (reference.M2 + current.M2) / degrees * (1.0 / reference.Count + 1.0 / current.Count);
        if (variance is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException("The test needs a finite variance above 0 in one of the samples.", nameof(current));

        var t = (reference.Mean - current.Mean) / Math.Sqrt(variance);
        return new(t, Math.Clamp(SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + t * t)), 0, 1));
    }
}
