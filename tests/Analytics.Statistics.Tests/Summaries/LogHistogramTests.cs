using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class LogHistogramTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-1, 1], Gen.Double[0, 1e-3]).Array[1, 60];

    [Fact]
    public void Quantiles_are_within_half_a_percent_of_an_order_statistic() => Gen.Select(Values, Gen.Int[0, 100]).Sample((values, percent) =>
    {
        var ordered = values.Order().ToArray();
        var rank = Math.Max(1, (percent * values.Length + 99) / 100);

        var quantile = Histogram(values).Quantile(percent / 100.0);

        Assert.True(Math.Abs(quantile - ordered[rank - 1]) <= 0.005 * Math.Abs(ordered[rank - 1]) + LogHistogram.Smallest);
    });

    [Fact]
    public void Merged_parts_give_the_whole() => Gen.Select(Values, Values).Sample((left, right) =>
    {
        var merged = new LogHistogram(Histogram(left).Bins.Concat(Histogram(right).Bins));

        Assert.Equal(Histogram([.. left, .. right]).Bins, merged.Bins);
    });

    [Fact]
    public void Keys_ascend_with_the_values() => Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Double.Where(double.IsFinite)).Sample((one, other) =>
        Assert.True(LogHistogram.KeyOf(Math.Min(one, other)) <= LogHistogram.KeyOf(Math.Max(one, other))));

    [Fact]
    public void The_largest_number_has_a_finite_stand_in() =>
        Assert.Equal(1, LogHistogram.ValueOf(LogHistogram.KeyOf(double.MaxValue)) / double.MaxValue, 0.005);

    [Fact]
    public void A_known_range_bounds_the_quantiles() =>
        Assert.Equal((5, 4.9), (Histogram([5]).Quantile(0.5, 5, 5), Histogram([5]).Quantile(0.5, max: 4.9)));

    [Fact]
    public void Rounding_does_not_raise_the_rank()
    {
        var values = Enumerable.Range(1, 100).Select(value => (double)value).ToArray();

        Assert.Equal(7, Histogram(values).Quantile(0.07), 0.05);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var empty = new LogHistogram([]);

        Assert.Throws<ArgumentNullException>("bins", () => new LogHistogram(null!));
        Assert.Throws<ArgumentException>("bins", () => new LogHistogram([new(0, -1)]));
        Assert.Throws<ArgumentException>("bins", () => new LogHistogram([new(int.MaxValue, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => LogHistogram.KeyOf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("key", () => LogHistogram.ValueOf(int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => empty.Quantile(double.NaN));
        Assert.Throws<InvalidOperationException>(() => empty.Quantile(0.5));
    }

    private static LogHistogram Histogram(double[] values) => new(values.Select(value => KeyValuePair.Create(LogHistogram.KeyOf(value), 1L)));
}
