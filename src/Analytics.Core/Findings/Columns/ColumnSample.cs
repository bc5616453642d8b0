using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Findings.Columns;

/// <summary>A column in one window.</summary>
internal sealed record ColumnSample(long Predictions, SummaryValue Value)
{
    private const int Shown = 10;

    /// <summary>Rows below, within and above the range that the column was registered with; null where it has none.</summary>
    public IReadOnlyList<long>? Range { get; init; }

    /// <summary>Categories with a value; a boolean's are those of its numbers.</summary>
    public IReadOnlyList<CategoryCount> Categories => Value.Categories is { } categories
        ? [.. categories.Where(category => category.Category is not null)]
        : [.. Value.Sketch!.Bins.GroupBy(bin => bin.Key == 0 ? "false" : "true").Select(group => new CategoryCount(group.Key, group.Sum(bin => bin.Value)))];

    /// <summary>Rows with a value.</summary>
    public long Rows => Value.Sketch?.Count ?? Value.Categories!.Where(category => category.Category is not null).Sum(category => category.Count);

    public long Missing => Predictions - Rows;

    public double MissingShare => Predictions == 0 ? 0 : (double)Missing / Predictions;

    public double? Mean => Value.Moments is { Count: > 0 } moments ? moments.Mean : null;

    public static IEnumerable<CategoryCount> Frequent(IEnumerable<CategoryCount> categories) =>
        categories.OrderByDescending(category => category.Count).ThenBy(category => category.Category, StringComparer.Ordinal).Take(Shown);
}
