using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class QuantileSketchTests
{
    [Fact]
    public void Few_values_are_exact()
    {
        var sketch = Sketch(Enumerable.Range(1, 100).Select(value => (double)value));

        Assert.Equal((1, 50, 51, 99, 100), (sketch.Quantile(0), sketch.Quantile(0.5), sketch.Quantile(0.505), sketch.Quantile(0.99), sketch.Quantile(1)));
        Assert.Equal((0, 0.5, 1), (sketch.Rank(0.5), sketch.Rank(50), sketch.Rank(100)));
    }

    [Fact]
    public void Ranks_are_within_the_stated_error_in_ninety_nine_of_a_hundred_cases()
    {
        var (within, cases) = (0, 0);

        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, 20_000).Select(_ => Math.Round(Rows.Normal(random), 6)).ToArray();
            if (seed % 3 == 1) Array.Sort(values);
            var sketch = Sketch(values, seed);
            var ordered = values.Order().ToArray();
            for (var percent = 5; percent < 100; percent += 10)
            {
                var value = ordered[percent * 200];
                cases++;
                within += Math.Abs(sketch.Rank(value) - (percent * 200 + 1) / 20_000.0) <= sketch.RankError ? 1 : 0;
            }
        }

        Assert.True(within >= 0.985 * cases, $"{within} of {cases}");
    }

    [Fact]
    public void Merged_parts_keep_the_error()
    {
        var random = new Random(5);
        var whole = new QuantileSketch(seed: 1000);

        for (var part = 0; part < 200; part++) whole.Merge(Sketch(Enumerable.Range(0, 500).Select(_ => random.NextDouble()), part));

        Assert.Equal(100_000, whole.Count);
        Assert.Equal(whole.Count, whole.Points().Sum(point => point.Count));
        Assert.All(Enumerable.Range(1, 9), tenth => Assert.Equal(tenth / 10.0, whole.Quantile(tenth / 10.0), 0.02));
        Assert.True(whole.ToBytes().Length < 8 * 1000);
    }

    [Fact]
    public void Weights_add_up_and_points_ascend() => Gen.Double[-1e9, 1e9].Array[1, 3000].Sample(values =>
    {
        var sketch = Sketch(values);
        var points = sketch.Points();

        Assert.Equal(values.Length, points.Sum(point => point.Count));
        Assert.Equal(points.OrderBy(point => point.Value), points);
        Assert.Equal((values.Min(), values.Max()), (sketch.Min, sketch.Max));
        Assert.InRange(sketch.Quantile(0.5), values.Min(), values.Max());
    }, iter: 50);

    [Fact]
    public void A_restored_sketch_goes_on_as_the_saved_one_would()
    {
        var whole = Sketch(Streaming(0, 5000));
        var restored = QuantileSketch.FromBytes(Sketch(Streaming(0, 2500)).ToBytes());

        foreach (var value in Streaming(2500, 2500)) restored.Add(value);

        Assert.Equal(whole.ToBytes(), restored.ToBytes());

        static IEnumerable<double> Streaming(int from, int count) => Enumerable.Range(from, count).Select(row => Math.Sin(row));
    }

    [Fact]
    public void Equal_values_are_their_own_quantiles()
    {
        var sketch = Sketch(Enumerable.Repeat(3.5, 10_000));

        Assert.Equal((3.5, 1, 0), (sketch.Quantile(0.37), sketch.Rank(3.5), sketch.Rank(3.4)));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var empty = new QuantileSketch();

        Assert.Throws<ArgumentOutOfRangeException>("size", () => new QuantileSketch(7));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => empty.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => empty.Quantile(1.1));
        Assert.Throws<InvalidOperationException>(() => empty.Quantile(0.5));
        Assert.Throws<InvalidOperationException>(() => empty.Rank(0));
        Assert.Throws<ArgumentNullException>("other", () => empty.Merge(null!));
        Assert.Throws<ArgumentException>("other", () => empty.Merge(empty));
        Assert.Throws<ArgumentException>("state", () => QuantileSketch.FromBytes([1, 2, 3]));
    }

    private static QuantileSketch Sketch(IEnumerable<double> values, int seed = 0)
    {
        var sketch = new QuantileSketch(seed: seed);
        foreach (var value in values) sketch.Add(value);
        return sketch;
    }
}
