using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Estimation;

/// <summary>The range in which a figure raises no alert; both ends belong to it.</summary>
/// <param name="Lower">Least value without an alert; null for none.</param>
/// <param name="Upper">Greatest value without an alert; null for none.</param>
public sealed record AlertBand(double? Lower, double? Upper)
{
    /// <summary>
    /// Mean of the figure on reference windows ± some standard deviations (divisor n), cut to the range of the figure. With few windows the
    /// deviation is itself uncertain: at three deviations and no change, 2.4 % of normal figures fall outside with 10 reference windows and 0.7 %
    /// with 30, more of skewed ones. Where so few windows cannot lie beyond (n − 1 at most the square of the deviations), none of them does. O(n).
    /// Source: Shewhart 1931, "Economic control of quality of manufactured product"; divisor as in the open package NannyML (Apache-2.0).
    /// </summary>
    /// <param name="figures">The figure on each reference window, finite; at least one.</param>
    /// <param name="lowerDeviations">Deviations below the mean, at least 0; null for no lower end.</param>
    /// <param name="upperDeviations">Deviations above the mean, at least 0; null for no upper end.</param>
    /// <param name="lowest">Least value that the figure can take; −∞ for none.</param>
    /// <param name="highest">Greatest value that the figure can take; +∞ for none.</param>
    /// <returns>The band.</returns>
    /// <exception cref="ArgumentException">There is no figure, or one is NaN or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of deviations is negative or NaN.</exception>
    public static AlertBand OfReference(
        ReadOnlySpan<double> figures,
        double? lowerDeviations = 3,
        double? upperDeviations = 3,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity)
    {
        if (figures.IsEmpty) throw new ArgumentException("The band needs a reference window.", nameof(figures));
        if (lowerDeviations is not (null or >= 0)) throw new ArgumentOutOfRangeException(nameof(lowerDeviations), "The deviations must be at least 0.");
        if (upperDeviations is not (null or >= 0)) throw new ArgumentOutOfRangeException(nameof(upperDeviations), "The deviations must be at least 0.");
        Scoring.Finite.Check(figures, nameof(figures));
        var moments = Moments.Of(figures);

        var deviation = Math.Sqrt(moments.M2 / moments.Count);
        return new(
            lowerDeviations is { } below ? Math.Max(lowest, Math.Min(moments.Mean - below * deviation, HoldsAll(figures.Length, below) ? moments.Min : moments.Mean)) : null,
            upperDeviations is { } above ? Math.Min(highest, Math.Max(moments.Mean + above * deviation, HoldsAll(figures.Length, above) ? moments.Max : moments.Mean)) : null);
    }

    /// <summary>
    /// Whether so many deviations hold every one of the figures whatever they are: no figure of n lies further than √(n − 1) deviations from their
    /// mean. Where one lies right there, rounding would put it outside.
    /// Source: Samuelson 1968, "How deviant can you be?", Journal of the American Statistical Association 63(324).
    /// </summary>
    private static bool HoldsAll(int figures, double deviations) => deviations * deviations >= figures - 1;

    /// <summary>Whether a figure raises an alert; O(1).</summary>
    /// <param name="figure">The figure; NaN raises none, as nothing is known.</param>
    /// <returns>True below <see cref="Lower"/> or above <see cref="Upper"/>.</returns>
    public bool Alerts(double figure) => figure < Lower || figure > Upper;
}
