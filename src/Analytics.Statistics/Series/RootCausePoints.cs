namespace Analytics.Statistics.Series;

/// <summary>The points of an anomaly by how many of its open dimensions they are aggregated over.</summary>
internal sealed class RootCausePoints
{
    private readonly List<RootCausePoint> points = [];

    public RootCausePoints(RootCauseQuery query)
    {
        Query = query;
        Open = [.. query.Anomaly.Where(each => Equals(each.Value, query.AggregateSymbol)).Select(each => each.Key)];
        foreach (var point in query.Points)
            if (Matches(point, query.Anomaly) && !points.Any(other => Same(other.Dimensions, point.Dimensions))) points.Add(point);
    }

    public RootCauseQuery Query { get; }

    /// <summary>Dimensions that the anomaly is over all values of.</summary>
    public IReadOnlyList<string> Open { get; }

    /// <summary>The anomalous point over all open dimensions; null where there is none.</summary>
    public RootCausePoint? Anomaly => points.LastOrDefault(point => point.IsAnomaly && Aggregated(point) == Open.Count);

    /// <summary>Points over none of the open dimensions.</summary>
    public IReadOnlyList<RootCausePoint> Leaves => [.. points.Where(point => Aggregated(point) == 0)];

    public bool HasAnomalousChildren => points.Any(point => point.IsAnomaly && IsChild(point));

    /// <summary>Points over all open dimensions but the given one.</summary>
    public IReadOnlyList<RootCausePoint> Children(string dimension) => [.. points.Where(point => IsChild(point) && !IsOver(point, dimension))];

    /// <summary>The point of the dimensions as given, or put together from the leaves; null where there is neither.</summary>
    public RootCausePoint? Find(IReadOnlyDictionary<string, object?> dimensions)
    {
        if (points.Find(point => Same(point.Dimensions, dimensions)) is { } given) return given;

        var leaves = Leaves.Where(leaf => Matches(leaf, dimensions)).ToArray();
        if (leaves.Length == 0) return null;
        var share = Query.Aggregate == RootCauseAggregate.Avg ? leaves.Length : 1;
        return new(leaves.Sum(leaf => leaf.Value) / share, leaves.Sum(leaf => leaf.Expected) / share, false, dimensions);
    }

    private bool IsChild(RootCausePoint point) => Open.Count > 0 && Aggregated(point) == Open.Count - 1;

    private bool IsOver(RootCausePoint point, string dimension) => Equals(point.Dimensions[dimension], Query.AggregateSymbol);

    private int Aggregated(RootCausePoint point) => Open.Count(dimension => IsOver(point, dimension));

    /// <summary>Whether a point has the values of all dimensions that are not aggregated.</summary>
    private bool Matches(RootCausePoint point, IReadOnlyDictionary<string, object?> dimensions) =>
        dimensions.All(each => Equals(each.Value, Query.AggregateSymbol) || Equals(point.Dimensions[each.Key], each.Value));

    private static bool Same(IReadOnlyDictionary<string, object?> left, IReadOnlyDictionary<string, object?> right) =>
        left.Count == right.Count && left.All(each => right.TryGetValue(each.Key, out var value) && Equals(each.Value, value));
}
