using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Attribution;

/// <summary>Explains a change in performance by shifts of single features and by concept shift.</summary>
public static class PerformanceShift
{
    /// <summary>Features up to which all orders are taken; above, a sample of them.</summary>
    public const int MostExactFeatures = 9;

    /// <summary>Share of a feature's present rows outside of the reference from which on they are told apart; below, chance may put them there.</summary>
    public const double OutsideThatMatters = 0.05;

    /// <summary>Rows within the reference that it takes to tell what would have become of those outside.</summary>
    private const int FewestInside = 50;

    /// <summary>
    /// Splits the change of a mean score (accuracy as 0 and 1 a row, a loss, a worth) by Shapley values. The players are the features, each a change
    /// of its shares of levels, and the concept. The value of a coalition without the concept is the mean over the reference rows, weighted so that the
    /// features in it have their present shares; with the concept it is the mean over the present rows, weighted so that the features not in it have
    /// their reference shares. So the parts add up to the change, and order plays no part. What weights by single features cannot reach falls to the
    /// concept: changes in how features hang together, levels that only the reference has, and effects within a level or bin. Present rows whose value of a feature the
    /// reference does not cover (another category, a number beyond its range) say nothing of the concept: where they are at least
    /// <see cref="OutsideThatMatters"/> of a feature's, the change is first split into that of the rows covered and what the others add to it, their share times
    /// their mean less that of the covered; this belongs to the features outside, in equal parts where a row has several. With fewer than 50 covered rows the
    /// others are set against the reference instead, so of a window without any covered row nothing is concept. A feature that moves along
    /// with the cause gets a share of it: the parts are no causal claim. Parts under about two standard errors of the figure are noise; rows are taken
    /// as they are. O(2^features · features · n) with up to <see cref="MostExactFeatures"/> features, else O(orders · features² · n).
    /// Source: Zhang, Singh, Ghassemi &amp; Joshi 2023, "Why did the model fail?: attributing model performance changes to distribution shifts", ICML,
    /// 41550-41578, with raking weights in place of learnt density ratios; for rows outside, the decomposition over the common support of Ñopo 2008, "Matching
    /// as a tool to decompose wage gaps", Review of Economics and Statistics 90(2), 290-299.
    /// </summary>
    /// <param name="features">The features, from 1 to 63, with as many rows as there are scores.</param>
    /// <param name="reference">Score of each reference row, finite; at least one.</param>
    /// <param name="current">Score of each present row, finite; at least one.</param>
    /// <param name="seed">Seed of the sampled orders; no part in smaller problems.</param>
    /// <param name="orders">Pairs of an order and its reverse that are sampled, at least 2.</param>
    /// <returns>The parts, ranked.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="features"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no feature or too many, the lengths differ, there is no row, or a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="orders"/> is below 2.</exception>
    public static ShiftAttribution Explain(
        IReadOnlyList<ShiftFeature> features, ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int seed = 0, int orders = 20)
    {
        Check(features, reference, current);
        ArgumentOutOfRangeException.ThrowIfLessThan(orders, 2);

        var (before, after) = (reference.ToArray(), current.ToArray());
        ShiftFeature[] beyond = [.. features.Where(feature => feature.Outside.Count(outside => outside) >= OutsideThatMatters * after.Length)];
        if (beyond.Length == 0) return Covered(features, before, after, seed, orders);

        int[] inside = [.. Enumerable.Range(0, after.Length).Where(row => !beyond.Any(feature => feature.Outside[row]))];
        var (start, share) = (before.Average(), (double)inside.Length / after.Length);
        var covered = inside.Length == 0 ? null : Covered([.. features.Select(feature => feature.Of(inside))], before, [.. inside.Select(row => after[row])], seed, orders);
        var (anchor, weight) = inside.Length < FewestInside ? (start, share) : (covered!.Current, 1.0);
        var parts = beyond.ToDictionary(feature => feature, _ => 0.0);
        for (var row = 0; row < after.Length; row++)
        {
            var own = beyond.Where(feature => feature.Outside[row]).ToList();
            foreach (var feature in own) parts[feature] += (after[row] - anchor) / after.Length / own.Count;
        }

        var contributions = covered?.Contributions.Select(part => part with { Points = weight * part.Points, StandardError = weight * part.StandardError })
            ?? [.. features.Select(feature => new ShiftContribution(feature.Name, ShiftCause.Covariate, 0, 0)), new(null, ShiftCause.Concept, 0, 0)];
        var added = beyond.GroupBy(feature => feature.Name).ToDictionary(group => group.Key, group => group.Sum(feature => parts[feature]));
        return new(
            start,
            after.Average(),
            [
                .. contributions
                    .Select(part => part.Feature is { } name && added.TryGetValue(name, out var outside) ? part with { Points = part.Points + outside, Outside = outside } : part)
                    .OrderByDescending(part => Math.Abs(part.Points)),
            ]);
    }

    private static ShiftAttribution Covered(IReadOnlyList<ShiftFeature> features, double[] before, double[] after, int seed, int orders)
    {
        var (old, recent, counts) = (features.Select(one => one.Reference).ToArray(), features.Select(one => one.Current).ToArray(), features.Select(one => one.Levels).ToArray());
        var (forwards, backwards) = (new Raking(old, recent, counts), new Raking(recent, old, counts));
        var concept = 1UL << features.Count;
        double Game(ulong coalition) => (coalition & concept) == 0
            ? forwards.Mean(coalition, before)
            : backwards.Mean(~coalition & (concept - 1), after);

        var parts = features.Count <= MostExactFeatures
            ? ShapleySplit.Exact(features.Count + 1, Game)
            : ShapleySplit.Sampled(features.Count + 1, Game, orders, seed);
        return new(Game(0), Game(concept | (concept - 1)), [.. parts.Select(Contribution).OrderByDescending(part => Math.Abs(part.Points))]);

        ShiftContribution Contribution(ShapleyValue part, int player) => player < features.Count
            ? new(features[player].Name, ShiftCause.Covariate, part.Value, part.StandardError)
            : new(null, ShiftCause.Concept, part.Value, part.StandardError);
    }

    private static void Check(IReadOnlyList<ShiftFeature> features, ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Count is < 1 or >= ShapleySplit.MostPlayers) throw new ArgumentException("There must be from 1 to 63 features.", nameof(features));
        if (reference.IsEmpty) throw new ArgumentException("There must be a row.", nameof(reference));
        if (current.IsEmpty) throw new ArgumentException("There must be a row.", nameof(current));
        Finite.Check(reference, nameof(reference));
        Finite.Check(current, nameof(current));
        foreach (var feature in features)
        {
            if (feature is null || feature.Reference.Length != reference.Length || feature.Current.Length != current.Length)
                throw new ArgumentException("Every feature must have a level for each row.", nameof(features));
        }
    }
}
