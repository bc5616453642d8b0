namespace Analytics.Statistics.Inference;

/// <summary>
/// Tests of several hypotheses by e-values: non-negative figures whose mean is at most 1 where the hypothesis holds, such as the wealth of a bet
/// against it. Unlike p-values they may be looked at at any time and averaged, whatever their dependence.
/// </summary>
public static class MultipleTestingEValues
{
    /// <summary>
    /// e-BH: rejects the k largest e-values for the largest k with e₍ₖ₎ ≥ n / (k · error); bounds the false discovery rate under any dependence.
    /// The adjusted figure is n / (k · e₍ₖ₎), stepping up and at most 1. O(n log n).
    /// Source: Wang &amp; Ramdas 2022, "False discovery rate control with e-values", JRSS B 84(3), 822-852.
    /// </summary>
    /// <param name="eValues">e-values, at least 0 (+∞ is allowed), at least one.</param>
    /// <param name="error">False discovery rate, above 0 and below 1.</param>
    /// <returns>Adjusted figures and decisions in the given order.</returns>
    /// <exception cref="ArgumentException">There is no e-value, or one is NaN or negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The error rate is out of its range.</exception>
    public static MultipleTestingResult BenjaminiHochberg(ReadOnlySpan<double> eValues, double error = 0.05)
    {
        Check(eValues, nameof(eValues));
        StepwiseAdjustment.CheckError(error);
        var inverses = new double[eValues.Length];
        for (var index = 0; index < inverses.Length; index++) inverses[index] = 1 / eValues[index];
        double count = eValues.Length;
        return MultipleTestingResult.Of(StepwiseAdjustment.Up(inverses, (inverse, rank) => inverse * (count / rank)), error);
    }

    /// <summary>
    /// The average, which is an e-value for the hypothesis that all hypotheses hold, whatever the dependence; no other symmetric merging rule is
    /// better throughout. O(n). Source: Vovk &amp; Wang 2021, "E-values: calibration, combination and applications", Annals of Statistics 49(3), 1736-1754.
    /// </summary>
    /// <param name="eValues">e-values, at least 0 (+∞ is allowed), at least one.</param>
    /// <returns>An e-value.</returns>
    /// <exception cref="ArgumentException">There is no e-value, or one is NaN or negative.</exception>
    public static double Average(ReadOnlySpan<double> eValues)
    {
        Check(eValues, nameof(eValues));
        var average = 0.0;
        foreach (var each in eValues) average += each / eValues.Length;
        return average;
    }

    private static void Check(ReadOnlySpan<double> eValues, string name)
    {
        if (eValues.IsEmpty) throw new ArgumentException("There must be an e-value.", name);
        foreach (var each in eValues)
        {
            if (!(each >= 0)) throw new ArgumentException("Every e-value must be at least 0.", name);
        }
    }
}
