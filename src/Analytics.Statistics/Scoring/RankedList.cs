namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of one ranked list, such as the answer to a query or the recommendations to a user, each in [0, 1] and O(k) after sorting gains. The mean
/// over many lists, with its interval, is <see cref="MeanScoring.Mean"/> of their moments on [0, 1]. A cut at k beyond the end of the list counts the
/// missing places as not relevant.
/// Source: Manning, Raghavan &amp; Schütze 2008, "Introduction to information retrieval", chapter 8.
/// </summary>
public static class RankedList
{
    /// <summary>
    /// Normalised discounted cumulative gain, Σ gᵢ / log₂(i + 1) over the first k places, over that of the best order of all known gains. Linear
    /// gains; give 2^grade − 1 for exponential ones. Equal scores are the caller's to order.
    /// Source: Järvelin &amp; Kekäläinen 2002, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 422-446.
    /// </summary>
    /// <param name="gains">Gain of each place from the top, finite and at least 0.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <param name="allGains">Gains of all items that could have been listed; none for those of the list.</param>
    /// <returns>The figure; null where no item has a gain, as then any order is as good.</returns>
    /// <exception cref="ArgumentException">A gain is negative or not finite, or the list gains more than the best order of all gains.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static double? Ndcg(ReadOnlySpan<double> gains, int k, ReadOnlySpan<double> allGains = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        CheckGains(gains, nameof(gains));
        CheckGains(allGains, nameof(allGains));

        var best = (allGains.IsEmpty ? gains : allGains).ToArray();
        best.AsSpan().Sort(static (one, other) => other.CompareTo(one));
        var ideal = Discounted(best, k);
        if (ideal is 0) return null;
        var share = Discounted(gains, k) / ideal;
        return share <= 1 + 1e-9 ? Math.Min(1, share) : throw new ArgumentException("The list gains more than all gains allow.", nameof(allGains));
    }

    /// <summary>
    /// Average precision at k, Σ precision at the places of relevant items / min(k, relevant items): its mean over lists is MAP@k.
    /// </summary>
    /// <param name="relevant">Whether the item of each place from the top is relevant.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <param name="allRelevant">Relevant items that could have been listed; null for those of the list.</param>
    /// <returns>The figure; null where there is no relevant item.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1, or there are fewer relevant items than the list holds.</exception>
    public static double? AveragePrecision(ReadOnlySpan<bool> relevant, int k, int? allRelevant = null)
    {
        var all = CheckRelevant(relevant, k, allRelevant);
        if (all == 0) return null;
        var (hits, sum) = (0, 0.0);
        for (var place = 0; place < Math.Min(k, relevant.Length); place++)
        {
            if (relevant[place]) sum += ++hits / (place + 1.0);
        }

        return sum / Math.Min(k, all);
    }

    /// <summary>Reciprocal of the first relevant place, 0 with none in the first k: its mean over lists is MRR.</summary>
    /// <param name="relevant">Whether the item of each place from the top is relevant.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static double ReciprocalRank(ReadOnlySpan<bool> relevant, int k = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var place = relevant.IndexOf(true);
        return place >= 0 && place < k ? 1.0 / (place + 1) : 0;
    }

    /// <summary>Whether one of the first k places is relevant: its share over lists is the hit rate, with the interval of <see cref="Inference.Proportion"/>.</summary>
    /// <param name="relevant">Whether the item of each place from the top is relevant.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <returns>True for a hit.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static bool Hit(ReadOnlySpan<bool> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return relevant[..Math.Min(k, relevant.Length)].Contains(true);
    }

    /// <summary>Share of the first k places that are relevant.</summary>
    /// <param name="relevant">Whether the item of each place from the top is relevant.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <returns>The figure.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1.</exception>
    public static double Precision(ReadOnlySpan<bool> relevant, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return relevant[..Math.Min(k, relevant.Length)].Count(true) / (double)k;
    }

    /// <summary>Share of the relevant items that are in the first k places.</summary>
    /// <param name="relevant">Whether the item of each place from the top is relevant.</param>
    /// <param name="k">Places counted, at least 1.</param>
    /// <param name="allRelevant">Relevant items that could have been listed; null for those of the list.</param>
    /// <returns>The figure; null where there is no relevant item.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 1, or there are fewer relevant items than the list holds.</exception>
    public static double? Recall(ReadOnlySpan<bool> relevant, int k, int? allRelevant = null)
    {
        var all = CheckRelevant(relevant, k, allRelevant);
        return all > 0 ? relevant[..Math.Min(k, relevant.Length)].Count(true) / (double)all : null;
    }

    private static double Discounted(ReadOnlySpan<double> gains, int k)
    {
        var sum = 0.0;
        for (var place = 0; place < Math.Min(k, gains.Length); place++) sum += gains[place] / Math.Log2(place + 2);
        return sum;
    }

    private static void CheckGains(ReadOnlySpan<double> gains, string name)
    {
        foreach (var gain in gains)
        {
            if (gain is not (>= 0 and < double.PositiveInfinity)) throw new ArgumentException("Every gain must be finite and at least 0.", name);
        }
    }

    private static int CheckRelevant(ReadOnlySpan<bool> relevant, int k, int? allRelevant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var listed = relevant.Count(true);
        if (allRelevant is { } all) ArgumentOutOfRangeException.ThrowIfLessThan(all, listed, nameof(allRelevant));
        return allRelevant ?? listed;
    }
}
