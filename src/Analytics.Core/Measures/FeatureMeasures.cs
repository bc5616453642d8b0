using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Measures;

/// <summary>The measures <c>features.NAME</c>.</summary>
internal static class FeatureMeasures
{
    public const string Prefix = "features.";

    // Bins that people read; the counts of values and gaps must not be cut off.
    private const int ShownCategories = 100;
    private const int AllCategories = 100_000;

    /// <summary>The measure of a stored feature.</summary>
    public static Measure Of(Field field, string? unit) => field.Categorical ? Categorical(field) : Numeric(field, unit ?? "value");

    private static Measure Numeric(Field field, string unit) => new()
    {
        Name = field.Name,
        Definition = "A numeric feature of predictions; missing is the share of predictions without it.",
        Aggregates = NumberAggregates.Of(
            EventSource.Predictions, field, unit, "mean", "p50", "p95", "p99", "min", "max", "histogram", "count", "missing"),
    };

    private static Measure Categorical(Field field) => new()
    {
        Name = field.Name,
        Definition = "A categorical feature of predictions: its most frequent categories; missing is the share of predictions without it.",
        Aggregates =
        [
            Categories("histogram", Units.Count, ShownCategories, field, values => Figures.Count(values[0].Count - Gaps(values[1])))
                with { Bins = values => Bins(values[1]) },
            Categories("count", Units.Count, AllCategories, field, values => Figures.Count(values[0].Count - Gaps(values[1]))),
            Categories("missing", Units.Ratio, AllCategories, field, values => Figures.Share(Gaps(values[1]), values[0].Count, "no predictions yet")),
        ],
    };

    private static MeasureAggregate Categories(
        string name, string unit, int top, Field field, Func<IReadOnlyList<SummaryValue>, Figure> finish) => new()
        {
            Name = name,
            Unit = unit,
            Parts =
        [
            new SummaryPart(EventSource.Predictions, new Summary.CountOf()),
            new SummaryPart(EventSource.Predictions, new Summary.CategoriesOf(field, top)),
        ],
            Finish = finish,
        };

    private static long Gaps(SummaryValue value) => Counts(value).Where(count => count.Category is null).Sum(count => count.Count);

    private static IReadOnlyList<HistogramBin> Bins(SummaryValue value) =>
        [.. Counts(value).Where(count => count.Category is not null).Select(count => new HistogramBin(null, null, count.Category, count.Count))];

    private static IReadOnlyList<CategoryCount> Counts(SummaryValue value) => value.Categories ?? [];
}
