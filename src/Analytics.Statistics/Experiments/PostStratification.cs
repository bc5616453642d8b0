namespace Analytics.Statistics.Experiments;

/// <summary>Effects that are averaged over strata, which takes the differences between strata out of the variance.</summary>
public static class PostStratification
{
    /// <summary>
    /// Means and differences by stratum, weighted by the share of all units in the stratum. The variance is that within strata plus that of the
    /// strata's shares themselves, which are drawn with the units. Degrees of freedom are those of the unstratified arms. Strata that have
    /// fewer than two units in an arm are merged into the largest. Absolute values need only strata of a few units; many tiny strata cost more
    /// than they give. O(strata).
    /// Source: Miratrix, Sekhon &amp; Yu 2013, "Adjusting treatment effect estimates by post-stratification in randomized experiments", Journal of
    /// the Royal Statistical Society B 75(2), 369-396.
    /// </summary>
    /// <param name="strata">Disjoint strata, at least one; together each arm has at least two units.</param>
    /// <param name="scale">Absolute, or relative to the stratified control mean.</param>
    /// <returns>The effect.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="strata"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">An arm has fewer than two units, nothing has any spread, or a relative effect has a baseline of 0.</exception>
    public static Effect Difference(IReadOnlyList<Stratum> strata, EffectScale scale = EffectScale.Absolute)
    {
        var cells = Merged(strata);
        var whole = cells.Aggregate((first, second) => first.Merge(second));
        var (pooledC, pooledT) = (whole.Control!.Value, whole.Treatment!.Value);
        var sums = Sums(cells, whole.Units);
        if (sums.Total <= 0) throw new ArgumentException("No stratum has any spread.", nameof(strata));

        var degrees = ArmComparison.DegreesOfFreedom(pooledC, pooledT);
        if (scale == EffectScale.Absolute) return new(sums.Effect, sums.Total, degrees, whole.Units);
        if (sums.Control is 0) throw new ArgumentException("A relative effect needs a control mean other than 0.", nameof(strata));

        var slope = sums.Effect / sums.Control;
        var variance = (slope * slope * sums.ControlVariance - 2 * slope * sums.Covariance + sums.Total) / (sums.Control * sums.Control);
        return new(sums.Effect / Math.Abs(sums.Control), variance, degrees, whole.Units);
    }

    /// <summary>
    /// The strata as <see cref="Difference"/> weighs them: those that have fewer than two units in an arm are part of the largest, and empty ones are gone.
    /// Every one has both arms. O(strata log strata). Source: as <see cref="Difference"/>.
    /// </summary>
    /// <param name="strata">Disjoint strata, at least one; together each arm has at least two units.</param>
    /// <returns>The strata, the largest first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="strata"/> or one of them is null.</exception>
    /// <exception cref="ArgumentException">An arm has fewer than two units.</exception>
    public static IReadOnlyList<Stratum> Merged(IReadOnlyList<Stratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var standing = strata.Where(each => (each ?? throw new ArgumentNullException(nameof(strata))).Stands).OrderByDescending(each => each.Units).ToList();
        var rest = strata.Where(each => !each.Stands && each.Units > 0).ToList();
        if (rest.Count == 0 && standing.Count > 0) return standing;

        var merged = standing.Take(1).Concat(rest).Aggregate(new Stratum(null, null), (first, second) => first.Merge(second));
        if (!merged.Stands) throw new ArgumentException("Each arm needs at least two units.", nameof(strata));
        return [merged, .. standing.Skip(1)];
    }

    /// <summary>Control mean and difference over the strata, with their covariance matrix.</summary>
    private static StratifiedSums Sums(IReadOnlyList<Stratum> cells, long units)
    {
        var (control, effect) = (0.0, 0.0);
        foreach (var cell in cells)
        {
            var share = (double)cell.Units / units;
            control += share * cell.Control!.Value.Mean;
            effect += share * (cell.Treatment!.Value.Mean - cell.Control!.Value.Mean);
        }

        var (controlVariance, covariance, total) = (0.0, 0.0, 0.0);
        foreach (var cell in cells)
        {
            var (c, t) = (cell.Control!.Value, cell.Treatment!.Value);
            var share = (double)cell.Units / units;
            var (offControl, offEffect) = (c.Mean - control, t.Mean - c.Mean - effect);
            controlVariance += share * offControl * offControl / units + share * share * c.ValueVariance;
            covariance += share * offControl * offEffect / units - share * share * c.ValueVariance;
            total += share * offEffect * offEffect / units + share * share * (c.ValueVariance + t.ValueVariance);
        }

        return new(control, effect, controlVariance, covariance, total);
    }

    private readonly record struct StratifiedSums(double Control, double Effect, double ControlVariance, double Covariance, double Total);
}
