namespace Analytics.Statistics.Series;

/// <summary>Finds the parts of a measure's dimensions that make up an anomaly.</summary>
public static class RootCauseLocalisation
{
    /// <summary>
    /// Explanations of an anomaly, the best first, as ML.NET's LocalizeRootCauses finds them: dimensions in the order of what they tell of which
    /// points are anomalies; in each, the few anomalous points that make up nearly all of the difference. Points that are not given are summed
    /// (averaged) from those without aggregates. O(p·d) in points and dimensions.
    /// Source: Lin et al. 2016, "iDice: problem identification for emerging issues", ICSE, 214-224; Bhagwan et al. 2014, "Adtributor: revenue
    /// debugging in advertising systems", NSDI, 43-55 (surprise and explanatory power).
    /// </summary>
    /// <param name="query">The anomaly and the points at its time.</param>
    /// <returns>
    /// The explanations; none where the anomaly is over no dimension, and one without parts where no point of the anomaly's dimensions is anomalous.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentException">A point lacks a dimension of the anomaly, or its values are not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta or the threshold is out of its range.</exception>
    public static IReadOnlyList<RootCause> Localise(RootCauseQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        SeriesInput.Within(query.Beta, 0, 1);
        SeriesInput.Within(query.Threshold, 0, 1);
        foreach (var point in query.Points) Check(point, query);

        var points = new RootCausePoints(query);
        if (points.Anomaly is not { } anomaly) return [new([])];

        var (causes, itself) = (new List<RootCause>(), false);
        foreach (var dimension in RootCauseDimension.Ordered(points))
        {
            var parts = RootCauseParts.Of(points, anomaly, dimension, query.Threshold);
            if (parts is null && itself) continue;
            itself |= parts is null;
            causes.Add(new(parts is null
                ? [Item(points, query.Anomaly, [])]
                : [.. parts.Select(part => Item(points, With(query.Anomaly, dimension, part.Dimensions[dimension]), [dimension]))]));
        }

        return causes;
    }

    private static void Check(RootCausePoint point, RootCauseQuery query)
    {
        if (!double.IsFinite(point.Value) || !double.IsFinite(point.Expected)) throw new ArgumentException("Every value must be finite.", nameof(query));
        if (query.Anomaly.Keys.Any(dimension => !point.Dimensions.ContainsKey(dimension)))
            throw new ArgumentException("Every point must have the dimensions of the anomaly.", nameof(query));
    }

    private static RootCauseItem Item(RootCausePoints points, IReadOnlyDictionary<string, object?> dimensions, IReadOnlyList<string> path)
    {
        var (whole, part) = (points.Find(points.Query.Anomaly), points.Find(dimensions));
        return whole is null || part is null
            ? new(dimensions, path, RootCauseDirection.Same, 0)
            : new(dimensions, path, Math.Sign(part.Delta) switch { > 0 => RootCauseDirection.Up, < 0 => RootCauseDirection.Down, _ => RootCauseDirection.Same }, Score(points.Query, part, whole));
    }

    private static double Score(RootCauseQuery query, RootCausePoint part, RootCausePoint whole)
    {
        if (query.Aggregate is RootCauseAggregate.Max or RootCauseAggregate.Min) return 1;

        var explained = whole.Delta == 0 ? 0 : Math.Abs(part.Delta / whole.Delta);
        if (explained == 0) return 0;
        var surprise = Surprise(Share(part.Expected, whole.Expected), Share(part.Value, whole.Value));
        return query.Beta * (1 - Math.Pow(2, -surprise)) + (1 - query.Beta) * (1 - Math.Pow(2, -explained));
    }

    /// <summary>Jensen-Shannon term of the expected and the actual share; as surprising as can be where shares have opposite signs.</summary>
    private static double Surprise(double expected, double actual)
    {
        var surprise = 0.5 * (Term(expected, actual) + Term(actual, expected));
        return double.IsFinite(surprise) ? surprise : double.PositiveInfinity;
    }

    private static double Term(double share, double other) => share == 0 ? 0 : share * Math.Log2(2 * share / (share + other));

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> dimensions, string dimension, object? value) =>
        new(dimensions) { [dimension] = value };
}
