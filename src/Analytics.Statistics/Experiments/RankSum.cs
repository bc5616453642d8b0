using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>The rank sum test of two arms, for metrics with tails that drown a test of means. It compares orders, not means.</summary>
/// <param name="U">Pairs in which the treatment value is larger, ties counting one half, from 0 to n_C · n_T.</param>
/// <param name="Superiority">U / (n_C n_T): probability that a random treatment value is above a random control value; 1/2 for no effect.</param>
/// <param name="PValue">p-value of the normal approximation, in [0, 1].</param>
public sealed record RankSum(double U, double Superiority, double PValue)
{
    /// <summary>
    /// Wilcoxon's rank sum test in the form of Mann and Whitney, with the variance corrected for ties; the normal approximation is close from some
    /// eight values an arm on. O(n log n), one copy of the values.
    /// Source: Mann &amp; Whitney 1947, "On a test of whether one of two random variables is stochastically larger than the other", Annals of
    /// Mathematical Statistics 18(1), 50-60; ties: Lehmann 2006, "Nonparametrics", p. 20.
    /// </summary>
    /// <param name="control">Finite values of the control arm, at least one.</param>
    /// <param name="treatment">Finite values of the treatment arm, at least one.</param>
    /// <param name="alternative">Side on which the treatment is looked for.</param>
    /// <param name="continuity">Whether U is moved half a pair towards its mean.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">An arm is empty, a value is not finite, or all values are equal, which no test can tell apart.</exception>
    public static RankSum Test(
        ReadOnlySpan<double> control, ReadOnlySpan<double> treatment, Alternative alternative = Alternative.TwoSided, bool continuity = true)
    {
        using var sortedControl = SortedSample.Of(control);
        using var sortedTreatment = SortedSample.Of(treatment);

        var (pairs, n) = ((double)control.Length * treatment.Length, (double)control.Length + treatment.Length);
        var ranks = Ranks.Of(sortedTreatment.Values, sortedControl.Values);
        var u = ranks.ReferenceSum - treatment.Length * (treatment.Length + 1.0) / 2;
        var variance = pairs / 12 * (n + 1 - ranks.TieCorrection / (n * (n - 1)));
        if (!(variance > 0)) throw new ArgumentException("All values are equal.", nameof(treatment));

        var off = u - pairs / 2;
        var half = continuity ? 0.5 : 0;
        var (spread, above, below) = (Math.Sqrt(variance), off - half, -off - half);
        var p = alternative switch
        {
            Alternative.Greater => NormalDistribution.Survival(above / spread),
            Alternative.Less => NormalDistribution.Survival(below / spread),
            _ => Math.Min(1, 2 * NormalDistribution.Survival(Math.Max(above, below) / spread)),
        };
        return new(u, u / pairs, p);
    }
}
