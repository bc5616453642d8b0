using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>Confidence intervals of the mean of a population, from the moments of an independent sample.</summary>
public static class MeanInterval
{
    /// <summary>
    /// Student's interval, mean ± t·s/√n with n − 1 degrees of freedom: exact for normal values, and right in large samples of any values with
    /// a variance. A skewed sample needs more values (as a rule n above 25 times the squared skewness: Cochran 1977, "Sampling techniques",
    /// p. 42). A sample without spread gives an interval of zero width. In the unit of the values. O(1).
    /// Source: Student 1908, "The probable error of a mean", Biometrika 6(1), 1-25.
    /// </summary>
    /// <param name="moments">Moments of the sample, at least two values.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval, symmetric about the mean; infinite where the squares of the values overflow.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="moments"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Student(Moments moments, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count < 2) throw new ArgumentException("The interval of a mean needs at least two values.", nameof(moments));
        var error = Confidence.Error(confidence);

        var half = StudentDistribution.TwoSided(error, moments.Count - 1) * moments.StandardError;
        return new(moments.Mean - half, moments.Mean + half);
    }
}
