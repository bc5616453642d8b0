namespace Analytics.Statistics.Estimation;

/// <summary>
/// How long an event takes to come, learnt from cohorts of which the young have not been watched long enough: the life-table (product-limit) estimate.
/// Events that never come stay outstanding, so the distribution may end below 1.
/// Source: Kaplan &amp; Meier 1958, "Nonparametric estimation from incomplete observations", JASA 53, 457-481; grouped as in Cutler &amp; Ederer 1958,
/// Journal of Chronic Diseases 8, 699-712.
/// </summary>
/// <param name="Edges">Ends of the intervals, ascending from the first, which is 0.</param>
/// <param name="Arrived">Share of events that have come by each edge, in [0, 1], as long as the edges.</param>
/// <param name="AtRisk">Things watched through each interval and without event at its start, one fewer than the edges.</param>
public sealed record DelayDistribution(IReadOnlyList<double> Edges, IReadOnlyList<double> Arrived, IReadOnlyList<long> AtRisk)
{
    /// <summary>The estimate. A cohort counts in an interval only when it has been watched through it. O(cohorts · intervals).</summary>
    /// <param name="edges">Ends of the intervals: 0, then ascending; at least two.</param>
    /// <param name="cohorts">The cohorts.</param>
    /// <returns>The distribution; after the last interval that any cohort was watched through it stays as it is.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The edges do not start at 0 and ascend, or a cohort has another number of intervals or more events than members.</exception>
    public static DelayDistribution Of(IReadOnlyList<double> edges, IReadOnlyList<DelayCohort> cohorts)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(cohorts);
        if (edges.Count < 2 || edges[0] != 0 || edges.Zip(edges.Skip(1)).Any(pair => !(pair.First < pair.Second)))
            throw new ArgumentException("The edges must start at 0 and ascend.", nameof(edges));
        if (cohorts.Any(cohort => cohort.Events.Count != edges.Count - 1 || cohort.Events.Sum() > cohort.Size))
            throw new ArgumentException("Every cohort must have a count for each interval, and no more events than members.", nameof(cohorts));

        var arrived = new double[edges.Count];
        var atRisk = new long[edges.Count - 1];
        var waiting = 1.0;
        for (var interval = 0; interval < atRisk.Length; interval++)
        {
            var watched = cohorts.Where(cohort => cohort.Age >= edges[interval + 1]).ToList();
            atRisk[interval] = watched.Sum(cohort => cohort.Size - cohort.Events.Take(interval).Sum());
            var events = watched.Sum(cohort => cohort.Events[interval]);
            if (atRisk[interval] > 0) waiting *= 1 - (double)events / atRisk[interval];
            arrived[interval + 1] = 1 - waiting;
        }

        return new([.. edges], arrived, atRisk);
    }

    /// <summary>Share that has come by a delay, in [0, 1]; straight lines between the edges, and level after the last. O(log n).</summary>
    /// <param name="delay">The delay, at least 0.</param>
    /// <returns>The share.</returns>
    public double By(double delay)
    {
        if (!(delay > 0)) return 0;
        var at = 1;
        while (at < Edges.Count && Edges[at] < delay) at++;
        if (at == Edges.Count) return Arrived[^1];
        var part = (delay - Edges[at - 1]) / (Edges[at] - Edges[at - 1]);
        return Arrived[at - 1] + part * (Arrived[at] - Arrived[at - 1]);
    }

    /// <summary>The delay by which a share of those that ever come has come; null where none comes. O(n).</summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <returns>The delay, in the unit of the edges.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public double? Quantile(double share)
    {
        if (share is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), "The share must be above 0 and at most 1.");
        var wanted = share * Arrived[^1];
        if (!(wanted > 0)) return null;
        for (var at = 1; at < Edges.Count; at++)
        {
            if (Arrived[at] < wanted) continue;
            return Edges[at - 1] + (Edges[at] - Edges[at - 1]) * (wanted - Arrived[at - 1]) / (Arrived[at] - Arrived[at - 1]);
        }

        return Edges[^1];
    }
}
