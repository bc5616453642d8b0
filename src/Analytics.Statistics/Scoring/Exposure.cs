namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of what a recommender shows over all lists together, from how often each item of the catalogue was shown. They describe the sample at
/// hand: an interval needs resampled lists (<see cref="Bootstrap"/>).
/// </summary>
public static class Exposure
{
    /// <summary>
    /// Share of the catalogue that was shown at least once, in (0, 1]; grows with the number of lists, so compare equal numbers. O(n).
    /// Source: Ge, Delgado-Battenfeld &amp; Jannach 2010, "Beyond accuracy: evaluating recommender systems by coverage and serendipity", RecSys, 257-260.
    /// </summary>
    /// <param name="shown">How often each item of the catalogue was shown, at least 0; more than 0 together.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentException">A count is negative, or nothing was shown.</exception>
    public static double Coverage(ReadOnlySpan<long> shown)
    {
        Total(shown, nameof(shown));
        return 1 - (double)shown.Count(0) / shown.Length;
    }

    /// <summary>
    /// Gini coefficient of how often the items were shown: 0 where all are shown alike, (n − 1) / n where one is shown always. O(n log n).
    /// Source: Gini 1912, by the rank form of Dixon, Weiner, Mitchell-Olds &amp; Woodley 1987, "Bootstrapping the Gini coefficient of inequality",
    /// Ecology 68(5), 1548-1551.
    /// </summary>
    /// <param name="shown">How often each item of the catalogue was shown, at least 0; more than 0 together.</param>
    /// <returns>The coefficient.</returns>
    /// <exception cref="ArgumentException">A count is negative, or nothing was shown.</exception>
    public static double Concentration(ReadOnlySpan<long> shown)
    {
        var total = Total(shown, nameof(shown));
        var sorted = shown.ToArray();
        Array.Sort(sorted);
        var sum = 0.0;
        for (var rank = 0; rank < sorted.Length; rank++) sum += (2.0 * (rank + 1) - sorted.Length - 1) * sorted[rank];
        return Math.Max(0, sum / (sorted.Length * total));
    }

    /// <summary>
    /// Mean surprise of the shown items, −log₂ of the share of users that have met the item before, in bits, at least 0; an item met by nobody counts
    /// as met by half a user. O(n).
    /// Source: Zhou, Kuscsik, Liu, Medo, Wakeling &amp; Zhang 2010, "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS
    /// 107(10), 4511-4515.
    /// </summary>
    /// <param name="shown">How often each item of the catalogue was shown, at least 0; more than 0 together.</param>
    /// <param name="met">How many users have met each item before, from 0 to <paramref name="users"/>.</param>
    /// <param name="users">Users, at least 1.</param>
    /// <returns>The mean over what was shown.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is out of its range, or nothing was shown.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="users"/> is below 1.</exception>
    public static double Novelty(ReadOnlySpan<long> shown, ReadOnlySpan<long> met, long users)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(users, 1);
        var total = Total(shown, nameof(shown));
        CheckMet(shown, met);
        var sum = 0.0;
        for (var item = 0; item < shown.Length; item++)
        {
            if (met[item] > users) throw new ArgumentException("An item cannot be met by more users than there are.", nameof(met));
            sum += shown[item] * -Math.Log2(Math.Max(0.5, met[item]) / users);
        }

        return sum / total;
    }

    /// <summary>
    /// How much more popular the shown items are than the items that users choose of themselves: mean popularity of what is shown over that of what was
    /// met before; 1 without bias, above 1 towards the popular. O(n).
    /// Source: Abdollahpouri, Mansoury, Burke &amp; Mobasher 2019, "The unfairness of popularity bias in recommendation", RMSE workshop, arXiv:1907.13286.
    /// </summary>
    /// <param name="shown">How often each item of the catalogue was shown, at least 0; more than 0 together.</param>
    /// <param name="met">How many users have met each item before, at least 0; more than 0 together.</param>
    /// <returns>The ratio, at least 0.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a count is negative, or nothing was shown or met.</exception>
    public static double PopularityBias(ReadOnlySpan<long> shown, ReadOnlySpan<long> met)
    {
        var (allShown, allMet) = (Total(shown, nameof(shown)), Total(met, nameof(met)));
        CheckMet(shown, met);
        var (ofShown, ofMet) = (0.0, 0.0);
        for (var item = 0; item < shown.Length; item++)
        {
            ofShown += shown[item] / allShown * met[item];
            ofMet += met[item] / allMet * met[item];
        }

        return ofShown / ofMet;
    }

    /// <summary>
    /// Diversity of one list, the mean distance of two of its items; in the unit of the distance. O(k²) distances. The mean over many lists is
    /// <see cref="MeanScoring.Mean"/>.
    /// Source: Ziegler, McNee, Konstan &amp; Lausen 2005, "Improving recommendation lists through topic diversification", WWW, 22-32.
    /// </summary>
    /// <param name="items">Items of the list, at least two.</param>
    /// <param name="distance">Distance of two items, finite and at least 0, such as one less their cosine similarity.</param>
    /// <returns>The mean distance.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="distance"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two items, or a distance is negative or not finite.</exception>
    public static double Diversity(ReadOnlySpan<int> items, Func<int, int, double> distance)
    {
        ArgumentNullException.ThrowIfNull(distance);
        if (items.Length < 2) throw new ArgumentException("Diversity needs two items.", nameof(items));
        var (sum, pairs) = (0.0, 0L);
        for (var one = 0; one < items.Length; one++)
        {
            for (var other = one + 1; other < items.Length; other++, pairs++)
            {
                var apart = distance(items[one], items[other]);
                if (apart is not (>= 0 and < double.PositiveInfinity)) throw new ArgumentException("Every distance must be finite and at least 0.", nameof(distance));
                sum += apart;
            }
        }

        return sum / pairs;
    }

    private static void CheckMet(ReadOnlySpan<long> shown, ReadOnlySpan<long> met)
    {
        if (met.Length != shown.Length) throw new ArgumentException("There must be one count for each item.", nameof(met));
        foreach (var count in met)
        {
            if (count < 0) throw new ArgumentException("Every count must be at least 0.", nameof(met));
        }
    }

    private static double Total(ReadOnlySpan<long> counts, string name)
    {
        var total = 0.0;
        foreach (var count in counts)
        {
            if (count < 0) throw new ArgumentException("Every count must be at least 0.", name);
            total += count;
        }

        return total > 0 ? total : throw new ArgumentException("The figure needs a count above 0.", name);
    }
}
