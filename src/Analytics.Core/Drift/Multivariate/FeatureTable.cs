using Analytics.Core.Findings.Columns;
using Analytics.Core.Ports;
using Analytics.Statistics.Drift.Multivariate;

namespace Analytics.Core.Drift.Multivariate;

/// <summary>
/// The features of two samples as numbers. Codes come from both samples together and treat both alike, so that without drift nothing tells them apart:
/// frequencies of the reference alone would, as a rare category has one in the sample that it was counted in.
/// </summary>
internal sealed class FeatureTable
{
    /// <summary>Categories beyond the most frequent share one code: a few rows each say nothing of how columns go together.</summary>
    private const int MostCategories = 50;

    /// <summary>Where missing values lie for trees.</summary>
    private const double BelowAll = -2 * RobustScale.Farthest;

    private readonly double[][] values;
    private readonly int referenceRows;

    private FeatureTable(IReadOnlyList<string> names, double[][] values, int referenceRows) => (Names, this.values, this.referenceRows) = (names, values, referenceRows);

    /// <summary>The columns taken: those that have values in both samples, and not one and the same for all.</summary>
    public IReadOnlyList<string> Names { get; }

    public static FeatureTable Of(IReadOnlyList<ModelColumn> columns, IReadOnlyList<SampledPrediction> reference, IReadOnlyList<SampledPrediction> current)
    {
        SampledPrediction[] rows = [.. reference, .. current];
        var taken = columns
            .Select(column => (column.Name, Values: RobustScale.Of(column.Kind == ColumnKind.Categorical ? Codes(rows, column.Field!.Slot!.Value) : Numbers(rows, column.Field!.Slot!.Value))))
            .Where(column => Tells(column.Values, reference.Count))
            .ToList();
        return new([.. taken.Select(column => column.Name)], [.. taken.Select(column => column.Values)], reference.Count);
    }

    /// <summary>Rows of the reference one after the other, missing values in the middle.</summary>
    public double[] Reference => Flat(0, referenceRows);

    /// <summary>Rows of the window one after the other, missing values in the middle.</summary>
    public double[] Current => Flat(referenceRows, Rows);

    /// <summary>Rows of the reference for trees, missing values below all others.</summary>
    public IReadOnlyList<double[]> ReferenceRows => ForTrees(0, referenceRows);

    /// <summary>Rows of the window for trees, missing values below all others.</summary>
    public IReadOnlyList<double[]> CurrentRows => ForTrees(referenceRows, Rows);

    private int Rows => values.Length == 0 ? referenceRows : values[0].Length;

    private double[] Flat(int from, int to)
    {
        var flat = new double[(to - from) * values.Length];
        for (var (row, at) = (from, 0); row < to; row++)
            foreach (var column in values) flat[at++] = double.IsNaN(column[row]) ? 0 : column[row];
        return flat;
    }

    private double[][] ForTrees(int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(row => Array.ConvertAll(values, column => double.IsNaN(column[row]) ? BelowAll : column[row]))];

    private static double[] Numbers(SampledPrediction[] rows, int slot) => Array.ConvertAll(rows, row => slot < row.Numbers.Length ? row.Numbers[slot] : double.NaN);

    /// <summary>Codes by frequency, the most frequent first, equal ones by name.</summary>
    private static double[] Codes(SampledPrediction[] rows, int slot)
    {
        var names = Array.ConvertAll(rows, row => slot < row.Categories.Length ? row.Categories[slot] : null);
        var codes = names.OfType<string>().CountBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(category => category.Value).ThenBy(category => category.Key, StringComparer.Ordinal)
            .Select((category, place) => KeyValuePair.Create(category.Key, (double)Math.Min(place, MostCategories)))
            .ToDictionary(StringComparer.Ordinal);
        return Array.ConvertAll(names, name => name is null ? double.NaN : codes[name]);
    }

    private static bool Tells(double[] values, int referenceRows) =>
        !Array.TrueForAll(values, value => value.Equals(values[0]))
        && values.AsSpan(0, referenceRows).ContainsAnyExcept(double.NaN)
        && values.AsSpan(referenceRows).ContainsAnyExcept(double.NaN);
}
