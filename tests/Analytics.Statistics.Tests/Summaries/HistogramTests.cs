using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class HistogramTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-1, 1], Gen.Double[1e9, 1e9 + 1], Gen.Int[-5, 5].Select(each => (double)each)).Array[0, 80];

    [Fact]
    public void Edges_belong_to_the_bin_above_and_the_last_one_to_the_last_bin()
    {
        var histogram = new FixedHistogram(0, 1, 2);

        foreach (var value in new[] { -0.1, 0, 0.5, 1, 2, 2.1, double.NegativeInfinity }) histogram.Add(value);

        Assert.Equal([new(0, 1, 2), new(1, 2, 2)], histogram.Bins);
        Assert.Equal((2, 1, 7), (histogram.Below, histogram.Above, histogram.Count));
    }

    [Fact]
    public void Merged_fixed_histograms_give_the_whole() => Gen.Select(Values, Values).Sample((left, right) =>
    {
        var merged = Fixed(left);
        merged.Merge(Fixed(right));

        Assert.Equal(Fixed([.. left, .. right]).ToBytes(), merged.ToBytes());
        Assert.Equal(merged.Bins, FixedHistogram.FromBytes(merged.ToBytes()).Bins);
    });

    [Fact]
    public void Merged_adaptive_histograms_give_the_whole_in_any_order() => Gen.Select(Values, Values).Sample((left, right) =>
    {
        var merged = Adaptive(left);
        merged.Merge(Adaptive(right));

        Assert.Equal(Adaptive([.. left, .. right]).ToBytes(), merged.ToBytes());
        Assert.Equal(Adaptive([.. right.Reverse(), .. left.Reverse()]).ToBytes(), merged.ToBytes());
        Assert.Equal(left.Length + right.Length, AdaptiveHistogram.FromBytes(merged.ToBytes()).Bins.Sum(bin => bin.Count));
    });

    [Fact]
    public void Bins_hold_their_values_and_are_narrow() => Values.Where(values => values.Length > 0).Sample(values =>
    {
        var histogram = Adaptive(values);
        var range = values.Max() - values.Min();

        Assert.All(histogram.Bins, bin => Assert.Equal(bin.Count, values.Count(value => value >= bin.From && value < bin.To)));
        Assert.True(range is 0 || histogram.Width <= 2 * range / (16 - 1) || histogram.Width <= Math.ScaleB(Math.Abs(values.Max(Math.Abs)), -50));
    });

    [Fact]
    public void Quantiles_are_within_a_width_of_an_order_statistic() => Gen.Select(Values.Where(values => values.Length > 0), Gen.Int[0, 100]).Sample((values, percent) =>
    {
        var (histogram, ordered) = (Adaptive(values), values.Order().ToArray());
        var rank = Math.Max(1, (percent * values.Length + 99) / 100);

        Assert.Equal(ordered[rank - 1], histogram.Quantile(percent / 100.0), histogram.Width);
    });

    [Fact]
    public void Extreme_values_fit()
    {
        var histogram = Adaptive([double.MaxValue, -double.MaxValue, double.Epsilon, -double.Epsilon, 0]);

        Assert.Equal(5, histogram.Bins.Sum(bin => bin.Count));
        Assert.Equal((-double.MaxValue, double.MaxValue), (histogram.Quantile(0), histogram.Quantile(1)));
    }

    [Fact]
    public void One_value_has_a_bin_about_as_narrow_as_its_last_digit()
    {
        var histogram = Adaptive([0.3]);

        Assert.True(histogram.Width <= 1e-15);
        Assert.Equal(0.3, histogram.Quantile(0.5));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("edges", () => new FixedHistogram(1));
        Assert.Throws<ArgumentException>("edges", () => new FixedHistogram(1, 1));
        Assert.Throws<ArgumentException>("edges", () => new FixedHistogram(0, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new FixedHistogram(0, 1).Add(double.NaN));
        Assert.Throws<ArgumentException>("other", () => new FixedHistogram(0, 1).Merge(new FixedHistogram(0, 2)));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => new AdaptiveHistogram(1));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new AdaptiveHistogram().Add(double.PositiveInfinity));
        Assert.Throws<ArgumentException>("other", () => new AdaptiveHistogram().Merge(new AdaptiveHistogram(8)));
        Assert.Throws<InvalidOperationException>(() => new AdaptiveHistogram().Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => new AdaptiveHistogram().Quantile(double.NaN));
        Assert.Throws<ArgumentException>("state", () => AdaptiveHistogram.FromBytes(new FixedHistogram(0, 1).ToBytes()));
    }

    private static FixedHistogram Fixed(double[] values)
    {
        var histogram = new FixedHistogram(-100, -0.5, 0, 0.5, 3, 1000);
        foreach (var value in values) histogram.Add(value);
        return histogram;
    }

    private static AdaptiveHistogram Adaptive(double[] values)
    {
        var histogram = new AdaptiveHistogram(16);
        foreach (var value in values) histogram.Add(value);
        return histogram;
    }
}
