namespace Analytics.Statistics.Inference;

/// <summary>The mean of values in [0, 1], bounded without any other assumption.</summary>
internal static class BoundedMean
{
    /// <summary>
    /// All means θ with trials · KL(mean, θ) ≤ ln(2 / error), KL being the relative entropy of two coin throws. It covers with at least its
    /// confidence for every distribution and sample size, has a width even where the sample has none, and at a mean of 1 (or 0) it is the
    /// Clopper-Pearson interval of as many successes (or failures). It holds for two-sample U-statistics such as the area under the ROC curve
    /// with the smaller sample as the trials.
    /// Source: Hoeffding 1963, "Probability inequalities for sums of bounded random variables", JASA 58(301), 13-30: theorem 1 and section 5b.
    /// </summary>
    internal static Interval Hoeffding(double mean, double trials, double error)
    {
        var slack = Math.Log(2 / error) / trials;
        return new(Lower(mean, slack), 1 - Lower(1 - mean, slack));
    }

    private static double Lower(double mean, double slack)
    {
        if (mean <= 0) return 0;

        var (low, high) = (0.0, mean);
        for (var step = 0; step < 100; step++)
        {
            var middle = (low + high) / 2;
            if (Entropy(mean, middle) > slack) low = middle; else high = middle;
        }

        return high;
    }

    private static double Entropy(double mean, double other) => mean >= 1
        ? -Math.Log(other)
        : mean * Math.Log(mean / other) + (1 - mean) * Math.Log((1 - mean) / (1 - other));
}
