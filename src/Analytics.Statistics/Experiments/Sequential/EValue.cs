namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// E-values: numbers of at least 0 whose mean is at most 1 under the null, such as the likelihood ratios of this folder. Large ones are evidence against
/// it: 1/α or more has probability at most α, also when one stops to look whenever one likes.
/// </summary>
public static class EValue
{
    /// <summary>The p-value that an e-value implies, min(1, 1/e). O(1). Source: Vovk &amp; Wang 2021, "E-values: calibration, combination and applications", Annals of Statistics 49(3), 1736-1754.</summary>
    /// <param name="value">The e-value, at least 0; +∞ where it overflowed.</param>
    /// <returns>The p-value in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static double ToPValue(double value) => value >= 0
        ? Math.Min(1, 1 / value)
        : throw new ArgumentOutOfRangeException(nameof(value), "An e-value must be at least 0.");

    /// <summary>
    /// The e-value κ p^(κ − 1) of a p-value of one look. Weaker than an e-value made for the test, but good for any p-value. O(1). Source: Vovk &amp; Wang
    /// 2021, section 2.
    /// </summary>
    /// <param name="pValue">The p-value, above 0 and at most 1.</param>
    /// <param name="kappa">Calibration κ, above 0 and below 1; chosen before the p-value is seen.</param>
    /// <returns>The e-value, at least κ.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double OfPValue(double pValue, double kappa = 0.5)
    {
        if (!(pValue is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pValue), "The p-value must be above 0 and at most 1.");
        if (!(kappa is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(kappa), "The calibration must be above 0 and below 1.");
        return kappa * Math.Pow(pValue, kappa - 1);
    }

    /// <summary>ln of the average of e-values, which is one of the common null however they depend on each other. O(n). Source: Vovk &amp; Wang 2021, section 3.</summary>
    /// <param name="logValues">ln of each e-value, at least one; −∞ for 0, never +∞ or NaN.</param>
    /// <returns>ln of the average.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is +∞ or NaN.</exception>
    public static double LogAverage(ReadOnlySpan<double> logValues)
    {
        var largest = Largest(logValues);
        if (double.IsNegativeInfinity(largest)) return largest;

        var sum = 0.0;
        foreach (var value in logValues) sum += Math.Exp(value - largest);
        return largest + Math.Log(sum / logValues.Length);
    }

    /// <summary>ln of the product of e-values of independent data, which is one of the common null. O(n). Source: Vovk &amp; Wang 2021, section 4.</summary>
    /// <param name="logValues">ln of each e-value, at least one; −∞ for 0, never +∞ or NaN.</param>
    /// <returns>ln of the product.</returns>
    /// <exception cref="ArgumentException">There is no value, or one is +∞ or NaN.</exception>
    public static double LogProduct(ReadOnlySpan<double> logValues)
    {
        Largest(logValues);
        var sum = 0.0;
        foreach (var value in logValues) sum += value;
        return sum;
    }

    private static double Largest(ReadOnlySpan<double> logValues)
    {
        if (logValues.IsEmpty) throw new ArgumentException("There must be an e-value.", nameof(logValues));
        var largest = double.NegativeInfinity;
        foreach (var value in logValues)
        {
            if (!(value < double.PositiveInfinity)) throw new ArgumentException("No value may be +∞ or NaN.", nameof(logValues));
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
