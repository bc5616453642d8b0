namespace Analytics.Statistics.Series;

/// <summary>The anomalous points of a dimension that together make up an anomaly.</summary>
internal static class RootCauseParts
{
    private const double Fall = 2;
    private const double LargestShare = 0.5;

    /// <summary>The points, the largest difference first; null where they explain too little or are too many.</summary>
    internal static IReadOnlyList<RootCausePoint>? Of(RootCausePoints points, RootCausePoint whole, string dimension, double threshold)
    {
        var children = points.Children(dimension);
        var leaves = !children.Any(point => point.IsAnomaly);
        var all = leaves ? points.Leaves : children;
        var anomalous = all.Where(point => point.IsAnomaly && (whole.Delta > 0 || point.Delta < 0));
        RootCausePoint[] ordered = whole.Delta > 0 ? [.. anomalous.Reverse().OrderByDescending(point => point.Delta)] : [.. anomalous.OrderBy(point => point.Delta)];
        if (ordered.Length == 1) return ordered;

        var enough = Math.Abs(whole.Delta) * threshold;
        var (sum, taken) = (0.0, 0);
        while (taken < ordered.Length)
        {
            if (taken > 0 && Math.Abs(sum) >= enough && Math.Abs(ordered[taken - 1].Delta) > Fall * Math.Abs(ordered[taken].Delta)) break;
            sum += ordered[taken++].Delta;
        }

        var count = leaves ? all.Select(point => point.Dimensions[dimension]).Distinct().Count() : all.Count;
        var few = taken <= count * LargestShare || (taken == count && taken == 1);
        return Math.Abs(sum) >= enough && few ? ordered[..taken] : null;
    }
}
