namespace Analytics.Statistics.Experiments;

/// <summary>Metrics that divide one sum by another, such as clicks per impression, where units are users and impressions vary by user.</summary>
public static class RatioMetric
{
    /// <summary>
    /// The ratio of sums with the variance of one unit by the delta method, (s²_M − 2 r s_MD + r² s²_D) / D̄². Taking impressions for units instead
    /// would understate it as soon as users have several. Close once the denominator's mean is many standard errors from 0. O(1).
    /// Source: Deng, Knoblich &amp; Lu 2018, "Applying the delta method in metric analytics: a practical guide with novel ideas", KDD.
    /// </summary>
    /// <param name="moments">Moments by unit of numerator and denominator, in this order; the denominator's mean is not 0.</param>
    /// <returns>The arm.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="moments"/> is null.</exception>
    /// <exception cref="ArgumentException">There are not two variables, or the denominators sum to 0.</exception>
    public static Arm Arm(JointMoments moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Variables != 2) throw new ArgumentException("A ratio needs a numerator and a denominator.", nameof(moments));
        if (moments.Mean(1) is 0) throw new ArgumentException("The denominators sum to 0.", nameof(moments));

        var ratio = moments.Mean(0) / moments.Mean(1);
        return new(moments.Count, ratio, Math.Max(0, Covariance(moments, 0, 0)));
    }

    /// <summary>Covariance of one unit of two ratios, each of a numerator and the denominator that follows it, by the delta method.</summary>
    internal static double Covariance(JointMoments moments, int first, int second)
    {
        var (a, b) = (moments.Mean(first) / moments.Mean(first + 1), moments.Mean(second) / moments.Mean(second + 1));
        var sum = moments.Covariance(first, second) - b * moments.Covariance(first, second + 1) - a * moments.Covariance(first + 1, second)
            + a * b * moments.Covariance(first + 1, second + 1);
        return sum / (moments.Mean(first + 1) * moments.Mean(second + 1));
    }
}
