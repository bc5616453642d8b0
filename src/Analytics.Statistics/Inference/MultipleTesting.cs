using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>
/// Tests of several hypotheses together. Bonferroni, Šidák, Holm, Hochberg and Hommel bound the probability of any false rejection (the
/// family-wise error rate); Benjamini-Hochberg and Benjamini-Yekutieli bound the expected share of false ones among the rejections (the false discovery
/// rate). All take p-values in [0, 1] in any order, at least one, and an error rate above 0 and below 1; with one p-value all leave it as it is.
/// O(n log n) unless said otherwise.
/// </summary>
public static class MultipleTesting
{
    /// <summary>Bonferroni: n·p; valid under any dependence. O(n). Source: Dunn 1961, "Multiple comparisons among means", JASA 56(293), 52-64.</summary>
    /// <param name="pValues">p-values in [0, 1], at least one.</param>
    /// <param name="error">Family-wise error rate, above 0 and below 1.</param>
    /// <returns>Adjusted p-values and decisions in the given order.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is NaN or out of [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The error rate is out of its range.</exception>
    public static MultipleTestingResult Bonferroni(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var adjusted = new double[pValues.Length];
        for (var index = 0; index < adjusted.Length; index++) adjusted[index] = Math.Min(1, pValues[index] * pValues.Length);
        return MultipleTestingResult.Of(adjusted, error);
    }

    /// <summary>
    /// Šidák: 1 − (1 − p)^n; for independent (or positively orthant dependent) p-values, slightly sharper than <see cref="Bonferroni"/>. O(n).
    /// Source: Šidák 1967, "Rectangular confidence regions for the means of multivariate normal distributions", JASA 62(318), 626-633.
    /// </summary>
    /// <inheritdoc cref="Bonferroni"/>
    public static MultipleTestingResult Sidak(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var adjusted = new double[pValues.Length];
        for (var index = 0; index < adjusted.Length; index++) adjusted[index] = OneOf(pValues[index], pValues.Length);
        return MultipleTestingResult.Of(adjusted, error);
    }

    /// <summary>
    /// Holm: (n − i + 1)·p₍ᵢ₎ stepping down; valid under any dependence and never weaker than <see cref="Bonferroni"/>.
    /// Source: Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2), 65-70.
    /// </summary>
    /// <inheritdoc cref="Bonferroni"/>
    public static MultipleTestingResult Holm(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var count = pValues.Length;
        return MultipleTestingResult.Of(StepwiseAdjustment.Down(pValues, (p, rank) => p * (count - rank + 1)), error);
    }

    /// <summary>
    /// Holm's steps with Šidák's formula, 1 − (1 − p₍ᵢ₎)^(n − i + 1); for independent p-values.
    /// Source: Holland &amp; Copenhaver 1987, "An improved sequentially rejective Bonferroni test procedure", Biometrics 43(2), 417-423.
    /// </summary>
    /// <inheritdoc cref="Bonferroni"/>
    public static MultipleTestingResult HolmSidak(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var count = pValues.Length;
        return MultipleTestingResult.Of(StepwiseAdjustment.Down(pValues, (p, rank) => OneOf(p, count - rank + 1)), error);
    }

    /// <summary>
    /// Hochberg (Simes-Hochberg): (n − i + 1)·p₍ᵢ₎ stepping up; for independent or positively dependent p-values, never weaker than <see cref="Holm"/>.
    /// Source: Hochberg 1988, "A sharper Bonferroni procedure for multiple tests of significance", Biometrika 75(4), 800-802.
    /// </summary>
    /// <inheritdoc cref="Bonferroni"/>
    public static MultipleTestingResult Hochberg(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var count = pValues.Length;
        return MultipleTestingResult.Of(StepwiseAdjustment.Up(pValues, (p, rank) => p * (count - rank + 1)), error);
    }

    /// <summary>
    /// Hommel: the closed test of Simes; for independent or positively dependent p-values, never weaker than <see cref="Hochberg"/>. O(n²).
    /// Source: Hommel 1988, "A stagewise rejective multiple test procedure based on a modified Bonferroni test", Biometrika 75(2), 383-386;
    /// adjusted p-values by Wright 1992, "Adjusted p-values for simultaneous inference", Biometrics 48(4), 1005-1013, appendix.
    /// </summary>
    /// <inheritdoc cref="Bonferroni"/>
    public static MultipleTestingResult Hommel(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var (count, order) = (pValues.Length, StepwiseAdjustment.Order(pValues));
        var sorted = new double[count];
        for (var index = 0; index < count; index++) sorted[index] = pValues[order[index]];

        var best = new double[count];
        Array.Fill(best, Simes(sorted));
        for (var size = count - 1; size >= 2; size--) RaiseBy(best, sorted, size);
        var adjusted = new double[count];
        for (var index = 0; index < count; index++) adjusted[order[index]] = Math.Min(1, Math.Max(best[index], sorted[index]));
        return MultipleTestingResult.Of(adjusted, error);
    }

    /// <summary>
    /// Benjamini-Hochberg: n/i · p₍ᵢ₎ stepping up; bounds the false discovery rate for independent or positively dependent (PRDS) p-values.
    /// Source: Benjamini &amp; Hochberg 1995, "Controlling the false discovery rate", JRSS B 57(1), 289-300.
    /// </summary>
    /// <param name="pValues">p-values in [0, 1], at least one.</param>
    /// <param name="error">False discovery rate, above 0 and below 1.</param>
    /// <returns>Adjusted p-values (q-values) and decisions in the given order.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is NaN or out of [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The error rate is out of its range.</exception>
    public static MultipleTestingResult BenjaminiHochberg(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        double count = pValues.Length;
        return MultipleTestingResult.Of(StepwiseAdjustment.Up(pValues, (p, rank) => p / (rank / count)), error);
    }

    /// <summary>
    /// Benjamini-Yekutieli: n·H(n)/i · p₍ᵢ₎ stepping up, H(n) = 1 + 1/2 + … + 1/n; bounds the false discovery rate under any dependence.
    /// Source: Benjamini &amp; Yekutieli 2001, "The control of the false discovery rate in multiple testing under dependency", Annals of
    /// Statistics 29(4), 1165-1188.
    /// </summary>
    /// <inheritdoc cref="BenjaminiHochberg"/>
    public static MultipleTestingResult BenjaminiYekutieli(ReadOnlySpan<double> pValues, double error = 0.05)
    {
        StepwiseAdjustment.Check(pValues, error);
        var (count, harmonic) = ((double)pValues.Length, 0.0);
        for (var index = pValues.Length; index >= 1; index--) harmonic += 1.0 / index;
        return MultipleTestingResult.Of(StepwiseAdjustment.Up(pValues, (p, rank) => p * harmonic / (rank / count)), error);
    }

    /// <summary>
    /// The bar that the p-values of <see cref="BenjaminiHochberg"/> have to pass: error · i / n for the largest i whose p₍ᵢ₎ passes its own, and
    /// error / n, the bar of the smallest, where none does. Source: as there.
    /// </summary>
    /// <param name="pValues">p-values in [0, 1], at least one.</param>
    /// <param name="error">False discovery rate, above 0 and below 1.</param>
    /// <param name="strict">Whether a p-value equal to its bar fails, as in Alibi Detect; otherwise it passes, as in the paper.</param>
    /// <returns>The bar and the number of p-values that pass.</returns>
    /// <exception cref="ArgumentException">There is no p-value, or one is NaN or out of [0, 1].</exception>
    /// <exception cref="ArgumentOutOfRangeException">The error rate is out of its range.</exception>
    public static DiscoveryThreshold BenjaminiHochbergThreshold(ReadOnlySpan<double> pValues, double error = 0.05, bool strict = false)
    {
        StepwiseAdjustment.Check(pValues, error);
        var order = StepwiseAdjustment.Order(pValues);
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var (p, bar) = (pValues[order[rank - 1]], error * rank / order.Length);
            if (p < bar || (!strict && p <= bar)) return new(bar, rank);
        }

        return new(error / order.Length, 0);
    }

    /// <summary>1 − (1 − p)^n without cancellation.</summary>
    private static double OneOf(double p, int count) => -NearZero.Expm1(count * NearZero.Log1p(-p));

    /// <summary>Simes' p-value of sorted p-values together.</summary>
    private static double Simes(ReadOnlySpan<double> sorted)
    {
        var least = 1.0;
        for (var index = 0; index < sorted.Length; index++) least = Math.Min(least, sorted[index] * sorted.Length / (index + 1));
        return least;
    }

    /// <summary>Raises the adjusted p-values by the intersections of so many hypotheses (Wright 1992, steps 3 to 6).</summary>
    private static void RaiseBy(double[] best, double[] sorted, int size)
    {
        var first = sorted.Length - size + 1;
        var least = double.PositiveInfinity;
        for (var index = first; index < sorted.Length; index++) least = Math.Min(least, sorted[index] * size / (index - first + 2));
        var last = Math.Min(sorted[first - 1] * size, least);
        for (var index = 0; index < sorted.Length; index++) best[index] = Math.Max(best[index], index < first ? Math.Min(sorted[index] * size, least) : last);
    }
}
