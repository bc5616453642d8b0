namespace Analytics.Statistics.Experiments.Interleaving;

/// <summary>
/// Interleaving of two rankings into one list, so that the same reader judges both: some ten to a hundred times more sensitive than splitting readers.
/// </summary>
public static class TeamDraft
{
    /// <summary>
    /// The team with fewer picks drafts its best item that is not in the list yet; a coin decides where both have as many. Once a ranking is used up the
    /// other goes on alone. Under the null each click is as likely to credit either team. O(length of the rankings).
    /// Source: Radlinski, Kurup &amp; Joachims 2008, "How does clickthrough data reflect retrieval quality?", CIKM, algorithm 2.
    /// </summary>
    /// <typeparam name="TItem">Type of the items' ids.</typeparam>
    /// <param name="champion">Ranking of the champion, best first, without repeats.</param>
    /// <param name="challenger">Ranking of the challenger, best first, without repeats.</param>
    /// <param name="length">Most items in the list, at least 1.</param>
    /// <param name="random">Source of chance; seeded by the request, the list can be made again.</param>
    /// <returns>The list, as long as asked or as there are items.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A ranking repeats an item.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 1.</exception>
    public static IReadOnlyList<DraftedItem<TItem>> Draw<TItem>(
        IReadOnlyList<TItem> champion, IReadOnlyList<TItem> challenger, int length, Random random)
        where TItem : notnull
    {
        Check(champion, nameof(champion));
        Check(challenger, nameof(challenger));
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentNullException.ThrowIfNull(random);

        var (list, used) = (new List<DraftedItem<TItem>>(), new HashSet<TItem>());
        var (nextChampion, nextChallenger, balance) = (0, 0, 0);
        while (list.Count < length)
        {
            while (nextChampion < champion.Count && used.Contains(champion[nextChampion])) nextChampion++;
            while (nextChallenger < challenger.Count && used.Contains(challenger[nextChallenger])) nextChallenger++;
            if (nextChampion == champion.Count && nextChallenger == challenger.Count) break;

            var turn = balance > 0 || (balance == 0 && random.Next(2) == 0) ? Team.Champion : Team.Challenger;
            if (nextChampion == champion.Count) turn = Team.Challenger;
            if (nextChallenger == challenger.Count) turn = Team.Champion;

            var item = turn == Team.Champion ? champion[nextChampion] : challenger[nextChallenger];
            balance += turn == Team.Champion ? -1 : 1;
            used.Add(item);
            list.Add(new(item, turn));
        }

        return list;
    }

    /// <summary>Clicks on items of the challenger less those on items of the champion; repeated clicks on an item count once. O(clicks + list). Source: as <see cref="Draw"/>.</summary>
    /// <typeparam name="TItem">Type of the items' ids.</typeparam>
    /// <param name="list">The list that was shown.</param>
    /// <param name="clicked">Items that were clicked; others than those in the list do not count.</param>
    /// <returns>The credit: above 0 the challenger wins the list, below 0 the champion, 0 is a tie.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static int Credit<TItem>(IReadOnlyList<DraftedItem<TItem>> list, IEnumerable<TItem> clicked)
        where TItem : notnull
    {
        ArgumentNullException.ThrowIfNull(list);
        var clicks = new HashSet<TItem>(clicked ?? throw new ArgumentNullException(nameof(clicked)));
        return list.Where(each => clicks.Contains(each.Item)).Sum(each => each.Team == Team.Challenger ? 1 : -1);
    }

    private static void Check<TItem>(IReadOnlyList<TItem> ranking, string name)
        where TItem : notnull
    {
        ArgumentNullException.ThrowIfNull(ranking, name);
        if (new HashSet<TItem>(ranking).Count != ranking.Count) throw new ArgumentException("A ranking must not repeat an item.", name);
    }
}
