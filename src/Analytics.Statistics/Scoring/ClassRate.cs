using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>A figure of one class against the rest, as the share part / whole, with the slopes of both in the count of a cell.</summary>
/// <param name="Both">Rows with the class as label and as prediction.</param>
/// <param name="Actual">Rows with the class as label.</param>
/// <param name="Part">Numerator.</param>
/// <param name="Whole">Denominator; with 0 the figure is 0.</param>
/// <param name="Rule">The figure that it is.</param>
internal readonly record struct ClassRate(long Both, long Actual, double Part, double Whole, ClassRate.Kind Rule)
{
    /// <summary>Weights of a row in part and whole of a figure, by what it says of the class: both, label only, prediction only, neither.</summary>
    internal readonly record struct Kind(double Both, double Label, double Prediction, double Neither, double PartBoth, double PartNeither);

    public static readonly Kind Precision = new(1, 0, 1, 0, 1, 0);
    public static readonly Kind Recall = new(1, 1, 0, 0, 1, 0);
    public static readonly Kind F1 = new(2, 1, 1, 0, 2, 0);
    public static readonly Kind Specificity = new(0, 0, 1, 1, 0, 1);

    public double Value => Whole > 0 ? Part / Whole : 0;

    public static Dictionary<string, ClassRate> Of(IReadOnlyList<ConfusionCell> cells, Kind kind, long rows)
    {
        var counts = new Dictionary<string, BinaryConfusion>(StringComparer.Ordinal);
        foreach (var (actual, predicted, count) in cells.Where(cell => cell.Count > 0))
        {
            var agree = actual == predicted;
            Add(actual, new(agree ? count : 0, 0, 0, agree ? 0 : count));
            if (!agree) Add(predicted, new(0, count, 0, 0));
        }

        return counts.ToDictionary(pair => pair.Key, pair => Rate(pair.Value with { TrueNegatives = rows - pair.Value.Count }, kind));

        void Add(string name, BinaryConfusion part) => counts[name] = counts.TryGetValue(name, out var sum) ? sum.Merge(part) : part;
    }

    /// <summary>Change of the figure with one more row that has the class as its label, as its prediction, both or neither.</summary>
    public double Slope(bool label, bool prediction)
    {
        if (!(Whole > 0)) return 0;
        var (part, whole) = (label, prediction) switch
        {
            (true, true) => (Rule.PartBoth, Rule.Both),
            (true, false) => (0, Rule.Label),
            (false, true) => (0, Rule.Prediction),
            _ => (Rule.PartNeither, Rule.Neither),
        };
        return (part - Value * whole) / Whole;
    }

    private static ClassRate Rate(BinaryConfusion counts, Kind kind) => new(
        counts.TruePositives,
        counts.ActualPositives,
        kind.PartBoth * counts.TruePositives + kind.PartNeither * counts.TrueNegatives,
        kind.Both * counts.TruePositives + kind.Label * counts.FalseNegatives + kind.Prediction * counts.FalsePositives + kind.Neither * counts.TrueNegatives,
        kind);
}
