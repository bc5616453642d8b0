using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>Counts of the categories of a reference and a current sample, side by side. A missing value is a category of its own.</summary>
public sealed class CategoryTable
{
    private readonly double[] reference;
    private readonly double[] current;

    private CategoryTable(string?[] categories, double[] reference, double[] current)
    {
        Categories = categories;
        this.reference = reference;
        this.current = current;
    }

    /// <summary>The categories of either sample with a count above 0, in ordinal order, null first.</summary>
    public IReadOnlyList<string?> Categories { get; }

    /// <summary>Counts of the reference, one for each category.</summary>
    public ReadOnlySpan<double> Reference => reference;

    /// <summary>Counts of the current sample, one for each category.</summary>
    public ReadOnlySpan<double> Current => current;

    /// <summary>Categories that the reference does not have, with their counts in the current sample.</summary>
    public IReadOnlyList<CategoryCount> Unseen => Only(current, reference);

    /// <summary>Categories that the current sample does not have, with their counts in the reference.</summary>
    public IReadOnlyList<CategoryCount> Vanished => Only(reference, current);

    /// <summary>A table of counted categories; counts of one category are added. O(k log k).</summary>
    /// <param name="reference">Counts of the reference, not all 0.</param>
    /// <param name="current">Counts of the current sample, not all 0.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A count is negative, or all are 0.</exception>
    public static CategoryTable Of(IEnumerable<CategoryCount> reference, IEnumerable<CategoryCount> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var (first, second) = (Counted(reference, nameof(reference)), Counted(current, nameof(current)));
        string?[] categories = [.. first.Keys.Union(second.Keys).Select(key => key.Category).Order(StringComparer.Ordinal)];
        return new(
            categories,
            [.. categories.Select(category => (double)first.GetValueOrDefault(new(category)))],
            [.. categories.Select(category => (double)second.GetValueOrDefault(new(category)))]);
    }

    /// <summary>A table of rows; O(n).</summary>
    /// <param name="reference">Category of each row of the reference, null where it is missing; not empty.</param>
    /// <param name="current">Category of each row of the current sample; not empty.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static CategoryTable OfRows(IEnumerable<string?> reference, IEnumerable<string?> current)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        return Of(reference.Select(category => new CategoryCount(category, 1)), current.Select(category => new CategoryCount(category, 1)));
    }

    /// <summary>The counts with all unseen categories in one cell, the last, so that a flood of new identifiers does not add cells. O(k).</summary>
    /// <returns>A table whose last category is named "(unseen)" where there are unseen ones; this one otherwise.</returns>
    public CategoryTable WithUnseenTogether()
    {
        int[] known = [.. Enumerable.Range(0, reference.Length).Where(cell => reference[cell] > 0)];
        if (known.Length == reference.Length) return this;
        return new(
            [.. known.Select(cell => Categories[cell]), "(unseen)"],
            [.. known.Select(cell => reference[cell]), 0],
            [.. known.Select(cell => current[cell]), current.Sum() - known.Sum(cell => current[cell])]);
    }

    private static Dictionary<Key, long> Counted(IEnumerable<CategoryCount> counts, string name)
    {
        var counted = new Dictionary<Key, long>();
        foreach (var (category, count) in counts)
        {
            if (count < 0) throw new ArgumentException("Every count must be at least 0.", name);
            if (count > 0) counted[new(category)] = counted.GetValueOrDefault(new(category)) + count;
        }

        return counted.Count > 0 ? counted : throw new ArgumentException("The sample is empty.", name);
    }

    private CategoryCount[] Only(double[] with, double[] without) =>
    [
        .. Enumerable.Range(0, with.Length)
            .Where(cell => with[cell] > 0 && without[cell] <= 0)
            .Select(cell => new CategoryCount(Categories[cell], (long)with[cell])),
    ];

    private readonly record struct Key(string? Category);
}
