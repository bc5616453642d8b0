namespace Analytics.Statistics.Series;

/// <summary>What a dimension tells of which points are anomalies.</summary>
/// <param name="Name">Name of the dimension.</param>
/// <param name="Value">Information gain (of leaves) or entropy (of children), in bits.</param>
/// <param name="Ratio">That over the entropy of the dimension itself; NaN where both are 0.</param>
/// <param name="Anomalous">Values of the dimension with an anomaly.</param>
/// <param name="All">Values of the dimension.</param>
internal sealed record RootCauseDimension(string Name, double Value, double Ratio, int Anomalous, int All)
{
    /// <summary>Names of the dimensions worth looking into, the most telling first.</summary>
    public static IReadOnlyList<string> Ordered(RootCausePoints points)
    {
        var leaves = !points.HasAnomalousChildren;
        var left = points.Open.Order(StringComparer.Ordinal).Select(name => leaves ? OfLeaves(points, name) : OfChildren(points, name)).ToList();
        if (left.Count == 0) return [];
        var mean = left.Average(each => each.Value);
        left.RemoveAll(each => each.Anomalous != 1 && (leaves ? each.Value < mean : each.Value > mean));

        var ordered = new List<string>();
        while (left.Count > 0)
        {
            var best = left.Aggregate((one, other) => Better(one, other, leaves));
            left.Remove(best);
            ordered.Add(best.Name);
        }

        return ordered;
    }

    private static RootCauseDimension OfLeaves(RootCausePoints points, string name)
    {
        var (all, anomalous) = (Counts(points.Leaves, name), Counts(points.Leaves.Where(point => point.IsAnomaly), name));
        var rest = anomalous.Sum(each => Entropy(all[each.Key], each.Value) * all[each.Key] / points.Leaves.Count);
        return Of(name, Entropy(points.Leaves.Count, anomalous.Values.Sum()) - rest, all, anomalous.Count);
    }

    private static RootCauseDimension OfChildren(RootCausePoints points, string name)
    {
        var children = points.Children(name);
        var (all, anomalous) = (Counts(children, name), Counts(children.Where(point => point.IsAnomaly), name));
        return Of(name, all.Count == 0 ? double.MaxValue : Entropy(all.Count, anomalous.Count), all, anomalous.Count);
    }

    private static RootCauseDimension Of(string name, double value, Dictionary<string, int> all, int anomalous)
    {
        var total = all.Values.Sum();
        var own = all.Values.Sum(count => -Math.Log2((double)count / total) * count / total);
        var ratio = value / own;
        return new(name, value, double.IsInfinity(ratio) ? 0 : ratio, anomalous, all.Count);
    }

    /// <summary>One anomalous value beats many; then the gain ratio decides, and of equal ones the dimension that is not anomalous throughout.</summary>
    private static RootCauseDimension Better(RootCauseDimension best, RootCauseDimension other, bool leaves)
    {
        if (other.Anomalous == 0 || (other.Anomalous > 1 && best.Anomalous == 1)) return best;
        if (other.Anomalous == 1 && best.Anomalous > 1) return other;
        if (best.Anomalous == 0 && other.Anomalous == 1) return best;

        var compared = best.Ratio.CompareTo(other.Value);
        if (double.IsNaN(best.Ratio) || (leaves ? compared > 0 : compared < 0)) return best;
        return compared == 0 && other.Anomalous == other.All ? best : other;
    }

    private static Dictionary<string, int> Counts(IEnumerable<RootCausePoint> points, string name) =>
        points.CountBy(point => Convert.ToString(point.Dimensions[name], System.Globalization.CultureInfo.InvariantCulture) ?? "").ToDictionary();

    private static double Entropy(int total, int part)
    {
        if (part == 0 || part == total) return 0;
        var share = (double)part / total;
        return -(share * Math.Log2(share) + (1 - share) * Math.Log2(1 - share));
    }
}
