using Analytics.Statistics.Summaries;

namespace Analytics.Storage.DuckDb;

/// <summary>The most frequent categories of a column.</summary>
internal static class FrequentCategories
{
    /// <summary>The categories in the order of their counts, the missing as one of them; those after the first <paramref name="top"/> are left out.</summary>
    /// <param name="counts">Rows by category.</param>
    /// <param name="missing">Rows without one.</param>
    /// <param name="top">How many.</param>
    public static IReadOnlyList<CategoryCount> Of(IReadOnlyList<CategoryCount> counts, long missing, int top)
    {
        IEnumerable<CategoryCount> all = missing > 0 ? [.. counts, new(null, missing)] : counts;
        return [.. all.OrderByDescending(one => one.Count).ThenBy(one => one.Category is null).ThenBy(one => one.Category, StringComparer.Ordinal).Take(top)];
    }
}
