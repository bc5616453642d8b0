using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class DistanceTests
{
    [Fact]
    public void Distances_of_two_and_one_value_by_hand()
    {
        // F − G is 1/2 from 0 to 1 and −1/2 from 1 to 3.
        Assert.Equal(1.5, Wasserstein.Distance([0, 3], [1]), 1e-15);
        Assert.Equal(1.0, Wasserstein.Normalised([0, 3], [1]), 1e-15);
        Assert.Equal(Math.Sqrt(2 * 0.75), EnergyDistance.Distance([0, 3], [1]), 1e-15);
    }

    [Fact]
    public void Distances_of_merged_quantile_sketches_are_those_of_the_rows_within_their_rank_error()
    {
        var random = new Random(20261124);
        double[] Draw(double shift) => [.. Enumerable.Range(0, 20_000).Select(_ => shift + random.NextDouble() + random.NextDouble())];
        QuantileSketch Sketch(double[] values, int seed)
        {
            var (half, rest) = (new QuantileSketch(seed: seed), new QuantileSketch(seed: seed + 1));
            foreach (var value in values.AsSpan(0, 10_000)) half.Add(value);
            foreach (var value in values.AsSpan(10_000)) rest.Add(value);
            half.Merge(rest);
            return half;
        }

        var (reference, current) = (Draw(0), Draw(0.2));
        var (first, second) = (ValueCounts.Of(Sketch(reference, 1)), ValueCounts.Of(Sketch(current, 3)));

        var error = 2 * new QuantileSketch().RankError;
        Assert.InRange(KolmogorovSmirnov.Distance(first, second) - KolmogorovSmirnov.Distance(reference, current), -error, error);
        Assert.InRange(Wasserstein.Distance(first, second) - Wasserstein.Distance(reference, current), -2 * error, 2 * error);
    }

    [Fact]
    public void Tests_of_tables_are_those_of_their_rows() => Some.TiedSamples.Where(samples => samples.Item1.Length >= 5 && samples.Item2.Length >= 5).Sample((reference, current) =>
    {
        var (first, second) = (ValueCounts.Of(reference), ValueCounts.Of(current));
        var pooled = reference.Concat(current).Order().ToArray();
        if (pooled[0].Equals(pooled[^1])) return;

        Assert.Equal(AndersonDarling.Test(reference, current), AndersonDarling.Test(first, second));
        if (pooled[(pooled.Length - 1) / 4].Equals(pooled[^((pooled.Length + 3) / 4)])) return;
        Assert.Equal(EppsSingleton.Test(reference, current), EppsSingleton.Test(first, second));
    });

    [Fact]
    public void Energy_distance_agrees_with_its_definition_by_pairs() => Some.Samples.Sample((reference, current) =>
    {
        double Mean(double[] a, double[] b) => a.Average(x => b.Average(y => Math.Abs(x - y)));
        var expected = 2 * Mean(reference, current) - Mean(reference, reference) - Mean(current, current);

        Assert.Equal(expected, Math.Pow(EnergyDistance.Distance(reference, current), 2), 1e-9);
    });

    [Fact]
    public void A_shift_is_its_own_distance_and_a_factor_multiplies() => Some.Samples.Sample((reference, current) =>
    {
        var distance = Wasserstein.Distance(reference, current);

        Assert.Equal(2.5, Wasserstein.Distance(reference, [.. reference.Select(value => value - 2.5)]), 1e-9);
        Assert.Equal(3 * distance, Wasserstein.Distance([.. reference.Select(value => 3 * value)], [.. current.Select(value => 3 * value)]), 1e-9);
        Assert.Equal(distance, Wasserstein.Distance(current, reference), 1e-9);
    });

    [Fact]
    public void The_triangle_inequality_holds() => Gen.Select(Some.Samples, Some.Samples).Sample((pair, other) =>
    {
        var (a, b, c) = (pair.Item1, pair.Item2, other.Item1);

        Assert.True(Wasserstein.Distance(a, c) <= Wasserstein.Distance(a, b) + Wasserstein.Distance(b, c) + 1e-9);
        Assert.True(EnergyDistance.Distance(a, c) <= EnergyDistance.Distance(a, b) + EnergyDistance.Distance(b, c) + 1e-9);
    });

    [Fact]
    public void Tables_give_what_their_rows_give()
    {
        ValueCount[] reference = [new(1, 2), new(4, 1)], current = [new(1, 1), new(2, 0), new(5, 3)];

        Assert.Equal(Wasserstein.Distance([1, 1, 4], [1, 5, 5, 5]), Wasserstein.Distance(reference, current), 1e-12);
        Assert.Equal(EnergyDistance.Distance([1, 1, 4], [1, 5, 5, 5]), EnergyDistance.Distance(reference, current), 1e-12);
    }

    [Fact]
    public void Merged_tables_are_the_table_of_all_rows() => Some.TiedSamples.Sample((left, right) =>
        Assert.Equal(ValueCounts.Of([.. left, .. right]), ValueCounts.Merge(ValueCounts.Of(left), ValueCounts.Of(right))));

    [Fact]
    public void A_sketch_gives_the_distance_of_its_rows_within_its_error()
    {
        double[] reference = [.. Some.Normal(1, 3000).Select(Math.Exp)], current = [.. Some.Normal(2, 2000, 0.3).Select(Math.Exp)];

        var (rows, sketched) = (Wasserstein.Distance(reference, current), Wasserstein.Distance(ValueCounts.Of(Sketch(reference)), ValueCounts.Of(Sketch(current))));

        Assert.Equal(rows, sketched, 0.005 * (reference.Average() + current.Average()));
        Assert.Equal(KolmogorovSmirnov.Distance(reference, current), KolmogorovSmirnov.Distance(ValueCounts.Of(Sketch(reference)), ValueCounts.Of(Sketch(current))), 0.01);

        static LogHistogram Sketch(double[] sample) => new(sample.Select(value => KeyValuePair.Create(LogHistogram.KeyOf(value), 1L)));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("sketch", () => ValueCounts.Of((LogHistogram)null!));
        Assert.Throws<ArgumentException>("second", () => ValueCounts.Merge([new ValueCount(1, 1)], [new ValueCount(2, -1)]));
        Assert.Throws<ArgumentException>("current", () => Wasserstein.Distance([1], []));
        Assert.Throws<ArgumentException>("reference", () => Wasserstein.Normalised([1, 1], [2]));
        Assert.Throws<ArgumentException>("reference", () => EnergyDistance.Distance([double.NegativeInfinity], [2]));
        Assert.Throws<ArgumentException>("current", () => Wasserstein.Distance([new ValueCount(1, 1)], [new ValueCount(1, -1)]));
    }
}
