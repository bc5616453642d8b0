using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Fairness;

/// <summary>
/// Compares the rates of a binary model over groups. Differences and ratios of rates have intervals that recover the variances of both rates from
/// their Wilson intervals, which hold for small groups and rates near 0 or 1.
/// </summary>
public static class GroupFairness
{
    /// <summary>
    /// Rates of each group and the gaps between the groups furthest apart. As those are chosen by their rates, each gap is an extreme over the pairs:
    /// with more than two groups the error of its interval is divided by the number of pairs (Bonferroni), so that an interval of a difference above 0
    /// is evidence of a difference, at its confidence, for any number of groups. The gap itself is still biased upwards where groups are small. Groups
    /// under the least size are left out: their rates are noise and may give away what an individual did. O(groups).
    /// Source: Hardt, Price &amp; Srebro 2016, "Equality of opportunity in supervised learning", NeurIPS, 3315-3323; four-fifths rule: Uniform
    /// Guidelines on Employee Selection Procedures 1978, 29 CFR 1607.4 D; intervals: Zou &amp; Donner 2008, Statistics in Medicine 27(10), 1693-1702, and
    /// Donner &amp; Zou 2012, Statistical Methods in Medical Research 21(4), 347-359.
    /// </summary>
    /// <param name="groups">Counts of each group, names unique.</param>
    /// <param name="leastSize">Predictions under which a group is left out, at least 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">A group is null or without counts, or a name occurs twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The least size is below 1, or the confidence is out of its range.</exception>
    public static FairnessFigures Compare(IReadOnlyList<GroupConfusion> groups, int leastSize = 30, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastSize, 1);
        var error = Confidence.Error(confidence);
        if (groups.Any(group => group?.Group is null || group.Confusion is null)) throw new ArgumentException("Every group must have a name and counts.", nameof(groups));
        if (groups.Select(group => group.Group).Distinct(StringComparer.Ordinal).Count() < groups.Count) throw new ArgumentException("Every name must be unique.", nameof(groups));

        var kept = groups.Where(group => group.Confusion.Count >= leastSize).ToArray();
        var strict = 1 - error / Math.Max(1, kept.Length * (kept.Length - 1) / 2);
        var opportunity = Difference(kept, counts => counts.TruePositives, counts => counts.ActualPositives, strict);
        var alarms = Difference(kept, counts => counts.FalsePositives, counts => counts.ActualNegatives, strict);
        return new(
            [.. kept.Select(group => Rates(group, confidence))],
            [.. groups.Where(group => group.Confusion.Count < leastSize).Select(group => group.Group)],
            Difference(kept, counts => counts.PredictedPositives, counts => counts.Count, strict),
            Ratio(kept, counts => counts.PredictedPositives, counts => counts.Count, strict),
            opportunity,
            alarms,
            Larger(opportunity, alarms));
    }

    private static GroupRates Rates(GroupConfusion group, double confidence)
    {
        var counts = group.Confusion;
        return new(
            group.Group,
            counts.Count,
            Rate(counts.PredictedPositives, counts.Count, confidence)!,
            Rate(counts.ActualPositives, counts.Count, confidence)!,
            Rate(counts.TruePositives, counts.ActualPositives, confidence),
            Rate(counts.FalsePositives, counts.ActualNegatives, confidence),
            Rate(counts.TruePositives, counts.PredictedPositives, confidence),
            Rate(counts.Correct, counts.Count, confidence)!);
    }

    private static GroupGap? Difference(GroupConfusion[] groups, Func<BinaryConfusion, long> part, Func<BinaryConfusion, long> whole, double confidence)
    {
        if (Extremes(groups, part, whole, confidence) is not [var (lowest, low), var (highest, high)]) return null;
        var interval = RecoveredInterval.OfDifference(high, low).Within(-1, 1);
        return new(highest, lowest, new(high.Value - low.Value, interval, high.Count + low.Count));
    }

    private static GroupGap? Ratio(GroupConfusion[] groups, Func<BinaryConfusion, long> part, Func<BinaryConfusion, long> whole, double confidence)
    {
        if (Extremes(groups, part, whole, confidence) is not [var (lowest, low), var (highest, high)] || high.Value is 0) return null;
        return new(highest, lowest, new(low.Value / high.Value, RecoveredInterval.OfRatio(low, high), high.Count + low.Count));
    }

    /// <summary>The groups with the lowest and the highest rate; nothing with fewer than two that have the rate.</summary>
    private static KeyValuePair<string, Estimate>[] Extremes(GroupConfusion[] groups, Func<BinaryConfusion, long> part, Func<BinaryConfusion, long> whole, double confidence)
    {
        var rates = groups.Where(group => whole(group.Confusion) > 0)
            .Select(group => KeyValuePair.Create(group.Group, Rate(part(group.Confusion), whole(group.Confusion), confidence)!))
            .OrderBy(pair => pair.Value.Value)
            .ToArray();
        return rates.Length < 2 ? [] : [rates[0], rates[^1]];
    }

    private static GroupGap? Larger(GroupGap? one, GroupGap? other) =>
        one is null || other is null ? null : one.Gap.Value >= other.Gap.Value ? one : other;

    private static Estimate? Rate(long part, long whole, double confidence) =>
        whole > 0 ? new((double)part / whole, Proportion.Wilson(part, whole, confidence), whole) : null;
}
