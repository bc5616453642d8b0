namespace Analytics.Statistics.Safety;

/// <summary>
/// Time to detection of incidents, of which some are not found yet (or ended unseen): the Kaplan-Meier estimate of the probability of being found by
/// each delay. A mean over the found ones alone would be too short. Supposes that not yet found incidents are like the others.
/// Source: Kaplan &amp; Meier 1958, "Nonparametric estimation from incomplete observations", JASA 53(282), 457-481; variance by Greenwood 1926.
/// </summary>
public sealed record DetectionCurve
{
    private DetectionCurve(IReadOnlyList<DetectionPoint> points, int incidents, int found) => (Points, Incidents, Found) = (points, incidents, found);

    /// <summary>The steps, one for each delay at which an incident was found, ascending; none where none was found.</summary>
    public IReadOnlyList<DetectionPoint> Points { get; }

    /// <summary>Incidents, at least 1.</summary>
    public int Incidents { get; }

    /// <summary>Incidents that were found.</summary>
    public int Found { get; }

    /// <summary>The curve of incidents; O(n log n).</summary>
    /// <param name="delays">Time from the beginning of each incident to when it was found, or of the others to now (or their end); finite, at least 0.</param>
    /// <param name="found">Whether each incident was found; as many as delays.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentException">There is no incident, the lengths differ, or a delay is negative or not finite.</exception>
    public static DetectionCurve Of(ReadOnlySpan<double> delays, ReadOnlySpan<bool> found)
    {
        if (delays.IsEmpty) throw new ArgumentException("There must be an incident.", nameof(delays));
        if (delays.Length != found.Length) throw new ArgumentException("There must be as many as delays.", nameof(found));
        foreach (var delay in delays)
        {
            if (!(delay >= 0) || !double.IsFinite(delay)) throw new ArgumentException("Every delay must be finite and at least 0.", nameof(delays));
        }

        var (times, flags) = (delays.ToArray(), found.ToArray());
        Array.Sort(times, flags);
        return new(Steps(times, flags), times.Length, flags.Count(flag => flag));
    }

    /// <summary>Delay by which a share of all incidents is found, such as the median; O(n).</summary>
    /// <param name="share">Share of the incidents, above 0 and at most 1.</param>
    /// <returns>The delay, in its unit; null where the curve does not come so far.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public double? Quantile(double share = 0.5)
    {
        if (share is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), "The share must be above 0 and at most 1.");
        foreach (var point in Points)
        {
            if (point.Detected >= share - 1e-12) return point.Delay;
        }

        return null;
    }

    private static List<DetectionPoint> Steps(double[] times, bool[] flags)
    {
        var (points, open, greenwood) = (new List<DetectionPoint>(), 1.0, 0.0);
        for (var from = 0; from < times.Length;)
        {
            var (next, events) = (from, 0);
            for (; next < times.Length && times[next].Equals(times[from]); next++) events += flags[next] ? 1 : 0;
            var atRisk = times.Length - from;
            open *= (double)(atRisk - events) / atRisk;
            if (events < atRisk) greenwood += (double)events / atRisk / (atRisk - events);
            if (events > 0) points.Add(new(times[from], 1 - open, open * Math.Sqrt(greenwood)));
            from = next;
        }

        return points;
    }
}
