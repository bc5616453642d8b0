using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Tests.Measures;

/// <summary>Makes values of summaries from plain numbers.</summary>
internal static class Canned
{
    public static CannedValue Count(long count) => new(new Summary.CountOf(), new SummaryValue { Count = count });

    public static CannedValue Moments(string field, params double[] values) => Moments(Field.Of(field), values);

    public static CannedValue Moments(Field field, params double[] values) =>
        new(new Summary.MomentsOf(field), new SummaryValue { Moments = MomentsOf(values) });

    public static CannedValue Sketch(string field, params double[] values) => new(
        new Summary.SketchOf(Field.Of(field)),
        new SummaryValue { Sketch = new LogHistogram(values.Select(value => KeyValuePair.Create(LogHistogram.KeyOf(value), 1L))) });

    public static CannedValue Histogram(params long[] counts) => new(null, new SummaryValue { Histogram = counts });

    public static CannedValue Categories(Field field, int top, params CategoryCount[] counts) =>
        new(new Summary.CategoriesOf(field, top), new SummaryValue { Categories = counts });

    public static CannedValue Scores(params ScoreCount[] scores) => new(new Summary.ScoresOf(), new SummaryValue { Scores = scores });

    public static CannedValue Confusion(params ConfusionCell[] cells) => new(new Summary.ConfusionOf(), new SummaryValue { Confusion = cells });

    public static CannedValue Binary(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) => Confusion(
        new("positive", "positive", truePositives),
        new("negative", "positive", falsePositives),
        new("negative", "negative", trueNegatives),
        new("positive", "negative", falseNegatives));

    private static Moments MomentsOf(double[] values) =>
        values.Aggregate(Analytics.Statistics.Summaries.Moments.Empty, (sum, value) => sum.Merge(new(1, value, 0, value, value)));
}
