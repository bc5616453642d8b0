namespace Analytics.Statistics.Attribution;

/// <summary>One input of a model as levels: categories, or bins of a number. Row i of a sample is row i of every feature.</summary>
public sealed class ShiftFeature
{
    private ShiftFeature(string name, int[] reference, int[] current, int levels, bool[] outside) =>
        (Name, Reference, Current, Levels, Outside) = (name, reference, current, levels, outside);

    /// <summary>Name of the feature.</summary>
    public string Name { get; }

    /// <summary>Levels that occur in either sample, numbered from 0.</summary>
    public int Levels { get; }

    internal int[] Reference { get; }

    internal int[] Current { get; }

    /// <summary>For each present row, whether the reference has nothing like it: another category, a number beyond its smallest or largest, a first missing value.</summary>
    internal bool[] Outside { get; }

    /// <summary>The feature with some of the present rows only.</summary>
    internal ShiftFeature Of(int[] rows) => new(Name, Reference, [.. rows.Select(row => Current[row])], Levels, [.. rows.Select(row => Outside[row])]);

    /// <summary>A feature of categories; compared by ordinal, null is a category. O(n).</summary>
    /// <param name="name">Name of the feature.</param>
    /// <param name="reference">Category of each reference row.</param>
    /// <param name="current">Category of each present row.</param>
    /// <returns>The feature.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static ShiftFeature OfCategories(string name, IReadOnlyList<string?> reference, IReadOnlyList<string?> current)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = -1;
        int[] before = [.. reference.Select(Level)], now = [.. current.Select(Level)];
        var known = before.ToHashSet();
        return new(name, before, now, levels.Count + (missing < 0 ? 0 : 1), [.. now.Select(level => !known.Contains(level))]);

        int Level(string? category)
        {
            if (category is null) return missing >= 0 ? missing : missing = levels.Count;
            if (levels.TryGetValue(category, out var level)) return level;
            level = levels.Count + (missing < 0 ? 0 : 1);
            levels.Add(category, level);
            return level;
        }
    }

    /// <summary>A numeric feature in bins between quantiles of the reference; NaN is a level of its own. O(n log n).</summary>
    /// <param name="name">Name of the feature.</param>
    /// <param name="reference">Value of each reference row; infinities fall in the outer bins.</param>
    /// <param name="current">Value of each present row.</param>
    /// <param name="bins">Bins, at least 2; fewer where values tie.</param>
    /// <returns>The feature.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 2.</exception>
    public static ShiftFeature OfNumbers(string name, ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int bins = 10)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var sorted = reference.ToArray();
        Array.Sort(sorted);
        var first = sorted.AsSpan().Count(double.NaN);
        var edges = new List<double>(bins - 1);
        for (var bin = 1; bin < bins && first < sorted.Length; bin++)
        {
            var edge = sorted[first + (int)((long)bin * (sorted.Length - first - 1) / bins)];
            if (edges.Count == 0 || edge > edges[^1]) edges.Add(edge);
        }

        var outside = new bool[current.Length];
        for (var row = 0; row < outside.Length; row++)
            outside[row] = double.IsNaN(current[row]) ? first == 0 : first == sorted.Length || current[row] < sorted[first] || current[row] > sorted[^1];
        return new(name, Binned(reference, edges), Binned(current, edges), edges.Count + 2, outside);
    }

    private static int[] Binned(ReadOnlySpan<double> values, List<double> edges)
    {
        var result = new int[values.Length];
        for (var row = 0; row < result.Length; row++)
        {
            var index = edges.BinarySearch(values[row]);
            result[row] = double.IsNaN(values[row]) ? edges.Count + 1 : index >= 0 ? index : ~index;
        }

        return result;
    }
}
