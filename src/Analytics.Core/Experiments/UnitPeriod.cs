namespace Analytics.Core.Experiments;

/// <summary>A time within which the weights of an experiment stood.</summary>
/// <param name="Weights">The weights, in the order of the variants.</param>
/// <param name="IsSettling">Whether a treatment was switched off just before it, so that engines which have not heard of it still assign it.</param>
internal sealed record UnitPeriod(IReadOnlyList<double> Weights, bool IsSettling)
{
    private const double Same = 1e-9;

    /// <summary>
    /// For each period the first in which a treatment had the same share of its and the control's units. Only between others are the two compared apart:
    /// what else was moved does not tell them apart.
    /// </summary>
    public static int[] StrataOf(IReadOnlyList<UnitPeriod> periods, int variant)
    {
        double Share(int period) => periods[period].Weights[variant] / (periods[period].Weights[variant] + periods[period].Weights[0]);
        return [.. Enumerable.Range(0, periods.Count).Select(period => Enumerable.Range(0, period).FirstOrDefault(earlier => Math.Abs(Share(earlier) - Share(period)) < Same, period))];
    }
}
