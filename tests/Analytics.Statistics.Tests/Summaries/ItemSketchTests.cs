using System.Globalization;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class ItemSketchTests
{
    private static readonly Gen<string[]> Items = Gen.Int[0, 60].Select(each => Text(each * each / 40)).Array[0, 400];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(20_000)]
    [InlineData(300_000)]
    public void Different_items_are_counted_within_three_standard_errors(int count)
    {
        var (texts, numbers) = (new DistinctCounter(12), new DistinctCounter(12));

        for (var repeat = 0; repeat < 2; repeat++)
        {
            for (var item = 0; item < count; item++)
            {
                texts.Add(Text(item));
                numbers.Add(item / 7.0);
            }
        }

        Assert.Equal(count, texts.Estimate(), 3 * texts.RelativeError * count);
        Assert.Equal(count, numbers.Estimate(), 3 * numbers.RelativeError * count);
    }

    [Fact]
    public void Estimates_have_the_stated_error_and_no_bias()
    {
        var errors = new List<double>();
        for (var run = 0; run < 200; run++)
        {
            var counter = new DistinctCounter(8);
            for (var item = 0; item < 1500; item++) counter.Add((run * 1500.0) + item);
            errors.Add(counter.Estimate() / 1500 - 1);
        }

        var moments = Moments.Of([.. errors]);
        Assert.Equal(0, moments.Mean, 3 * moments.StandardError);
        Assert.Equal(1.04 / 16, Math.Sqrt(moments.Variance), 0.012);
    }

    [Fact]
    public void Merged_counters_give_the_whole() => Gen.Select(Items, Items).Sample((left, right) =>
    {
        var merged = Counter(left);
        merged.Merge(Counter(right));

        Assert.Equal(Counter([.. left, .. right]).ToBytes(), DistinctCounter.FromBytes(merged.ToBytes()).ToBytes());
    });

    [Fact]
    public void Zero_and_minus_zero_are_one_item()
    {
        var counter = new DistinctCounter();
        counter.Add(0.0);
        counter.Add(-0.0);

        Assert.Equal(1, counter.Estimate(), 0.01);
    }

    [Fact]
    public void Counts_are_never_too_low_and_rarely_too_high()
    {
        var (sketch, random, truth) = (new CountMinSketch(0.01, 0.01), new Random(1), new Dictionary<string, long>());
        for (var row = 0; row < 20_000; row++)
        {
            var item = Text((int)(Math.Pow(random.NextDouble(), 3) * 2000));
            sketch.Add(item);
            truth[item] = truth.GetValueOrDefault(item) + 1;
        }

        Assert.All(truth, each => Assert.True(sketch.Estimate(each.Key) >= each.Value));
        Assert.True(truth.Count(each => sketch.Estimate(each.Key) > each.Value + 200) <= 0.01 * truth.Count);
    }

    [Fact]
    public void Merged_sketches_give_the_whole() => Gen.Select(Items, Items).Sample((left, right) =>
    {
        var merged = Sketch(left);
        merged.Merge(Sketch(right));

        Assert.Equal(Sketch([.. left, .. right]).ToBytes(), CountMinSketch.FromBytes(merged.ToBytes()).ToBytes());
    }, iter: 30);

    [Fact]
    public void Bounds_of_frequent_items_hold_also_after_merging() => Gen.Select(Items, Items).Sample((left, right) =>
    {
        var table = Table(left);
        table.Merge(Table(right));
        var truth = left.Concat(right).GroupBy(item => item).ToDictionary(group => group.Key, group => (long)group.Count());

        Assert.Equal(left.Length + right.Length, table.Total);
        Assert.True(table.Error * 6 <= table.Total);
        Assert.All(table.Items(), each => Assert.InRange(truth[each.Key], each.AtLeast, each.AtMost));
        var kept = table.Items().Select(each => each.Key).ToHashSet();
        Assert.All(truth.Where(each => each.Value * 6 > table.Total), each => Assert.Contains(each.Key, kept));
        Assert.Equal(table.ToBytes(), HeavyHitters.FromBytes(table.ToBytes()).ToBytes());
    });

    [Fact]
    public void Few_items_are_counted_exactly()
    {
        var table = new HeavyHitters(3);
        table.Add("b", 2);
        table.Add("a", 2);
        table.Add("c");

        Assert.Equal([new("a", 2, 2), new("b", 2, 2), new("c", 1, 1)], table.Items());
        Assert.Equal(["a", "b"], table.Items(0.3).Select(each => each.Key));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("precision", () => new DistinctCounter(3));
        Assert.Throws<ArgumentOutOfRangeException>("item", () => new DistinctCounter().Add(double.NaN));
        Assert.Throws<ArgumentException>("other", () => new DistinctCounter().Merge(new DistinctCounter(10)));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => new CountMinSketch(0));
        Assert.Throws<ArgumentOutOfRangeException>("failure", () => new CountMinSketch(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new CountMinSketch(0.1).Add("a", -1));
        Assert.Throws<ArgumentException>("other", () => new CountMinSketch(0.1).Merge(new CountMinSketch(0.2)));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new HeavyHitters(0));
        Assert.Throws<ArgumentNullException>("item", () => new HeavyHitters().Add(null!));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => new HeavyHitters().Items(2));
        Assert.Throws<ArgumentException>("state", () => HeavyHitters.FromBytes(new DistinctCounter(4).ToBytes()));
    }

    private static string Text(int number) => string.Create(CultureInfo.InvariantCulture, $"item {number}");

    private static DistinctCounter Counter(string[] items)
    {
        var counter = new DistinctCounter(6);
        foreach (var item in items) counter.Add(item);
        return counter;
    }

    private static CountMinSketch Sketch(string[] items)
    {
        var sketch = new CountMinSketch(0.05, 0.1);
        foreach (var item in items) sketch.Add(item);
        return sketch;
    }

    private static HeavyHitters Table(string[] items)
    {
        var table = new HeavyHitters(5);
        foreach (var item in items) table.Add(item);
        return table;
    }
}
