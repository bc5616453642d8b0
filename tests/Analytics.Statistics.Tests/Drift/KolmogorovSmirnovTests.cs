using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class KolmogorovSmirnovTests
{
    [Fact]
    public void Distance_and_exact_p_of_two_and_two_values_by_hand()
    {
        var test = KolmogorovSmirnov.Test([1, 2], [3, 4]);

        // 2 of the 6 orders of two and two values keep the samples apart.
        Assert.Equal(1, test.Statistic);
        Assert.Equal(2.0 / 6, test.PValue, 1e-15);
    }

    [Fact]
    public void Exact_p_agrees_with_counting_all_orders() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 60]).Sample((n, m, percent) =>
        {
            var distance = percent / 60.0;
            var orders = Orders(n + m, n).ToArray();
            var expected = orders.Average(reference => LargestGap(reference, n, m) >= distance - 1e-9 ? 1.0 : 0);

            var possible = orders.Select(reference => LargestGap(reference, n, m)).MinBy(gap => Math.Abs(gap - distance));
            if (Math.Abs(possible - distance) > 1e-9) return;
            Assert.Equal(expected, KolmogorovSmirnov.PValue(distance, n, m), 1e-12);
        });

    [Fact]
    public void Distance_of_large_samples_agrees_with_its_definition()
    {
        double[] reference = [.. Some.Normal(1, 6000).Select(value => Math.Round(value, 2))], current = Some.Normal(2, 5000, 0.1);
        var (first, second) = (reference.Order().ToArray(), current.Order().ToArray());

        var expected = reference.Concat(current).Max(value => Math.Abs(Below(first, value) / 6000.0 - Below(second, value) / 5000.0));

        Assert.Equal(expected, KolmogorovSmirnov.Distance(reference, current), 1e-12);
    }

    [Fact]
    public void Swapped_samples_and_increasing_transforms_change_nothing() => Some.TiedSamples.Sample((reference, current) =>
    {
        var test = KolmogorovSmirnov.Test(reference, current);

        Assert.Equal(test.Statistic, KolmogorovSmirnov.Test(current, reference).Statistic, 1e-12);
        Assert.Equal(test.PValue, KolmogorovSmirnov.Test(current, reference).PValue, 1e-12);
        Assert.Equal(test, KolmogorovSmirnov.Test([.. reference.Select(Math.Exp)], [.. current.Select(Math.Exp)]));
    });

    [Fact]
    public void Tables_give_what_their_rows_give() => Some.TiedSamples.Sample((reference, current) =>
    {
        var (rows, tables) = (KolmogorovSmirnov.Test(reference, current), KolmogorovSmirnov.Test(ValueCounts.Of(reference), ValueCounts.Of(current)));

        Assert.Equal(rows.Statistic, tables.Statistic, 1e-12);
        Assert.Equal(rows.PValue, tables.PValue, 1e-12);
    });

    [Theory]
    [InlineData(30, 30)]
    [InlineData(100, 7)]
    [InlineData(2000, 1500)]
    [InlineData(200_000, 100_000)]
    public void The_p_value_falls_with_the_distance_and_meets_its_critical_value(long n, long m)
    {
        double[] p = [.. Enumerable.Range(0, 41).Select(step => KolmogorovSmirnov.PValue(step / 40.0, n, m))];
        var critical = KolmogorovSmirnov.Critical(0.05, n, m);

        Assert.Equal(1, p[0]);
        Assert.All(p.Zip(p.Skip(1)), pair => Assert.True(pair.First >= pair.Second));
        Assert.True(KolmogorovSmirnov.PValue(critical, n, m) <= 0.05);
        Assert.True(KolmogorovSmirnov.PValue(critical * 0.99 - 0.5 / Math.Min(n, m) * (Math.Min(n, m) < 1000 ? 1 : 0), n, m) > 0.05);
    }

    [Fact]
    public void Methods_of_the_asymptotic_distribution_meet_at_their_limits()
    {
        foreach (var (n, x) in new[] { (140.0, Math.Sqrt(4.0 / 140)), (141.0, Math.Sqrt(2.2 / 141)), (100_000.0, 0.00581), (100_001.0, 0.003) })
        {
            // n·m / (n + m) is n for n values against a million times as many.
            double Survival(double distance) => KolmogorovSmirnov.PValue(distance, (long)n, (long)n * 1_000_000, PValueMethod.Asymptotic);
            var (below, above) = (Survival(x * (1 - 1e-7)), Survival(x * (1 + 1e-7)));

            Assert.True(above <= below * (1 + 1e-9));
            Assert.Equal(1, above / below, 5e-5);
        }
    }

    [Fact]
    public void Far_tails_keep_their_digits()
    {
        var p = KolmogorovSmirnov.PValue(1, 200, 200);

        // Both orders that keep 200 and 200 values apart, of C(400, 200).
        var expected = Math.Log(2) - Enumerable.Range(1, 200).Sum(k => Math.Log(200 + k) - Math.Log(k));
        Assert.Equal(expected, Math.Log(p), 1e-10);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void False_alarms_keep_to_the_level(double alpha)
    {
        var rate = Some.Rate(1500, seed => KolmogorovSmirnov.Test(Some.Normal(2 * seed, 61), Some.Normal(2 * seed + 1, 53)).PValue <= alpha);

        Assert.InRange(rate, 0.6 * alpha - Some.Slack(alpha, 1500), alpha + Some.Slack(alpha, 1500));
    }

    [Fact]
    public void Equal_and_constant_samples_show_no_drift()
    {
        Assert.Equal(new(0, 1), KolmogorovSmirnov.Test([1, 1, 1], [1, 1]));
        Assert.Equal(new(0, 1), KolmogorovSmirnov.Test([3, 1, 2], [1, 2, 3]));
    }

    [Fact]
    public void Bad_input_is_named_and_good_input_left_as_it_is()
    {
        double[] reference = [3, 1, 2];
        KolmogorovSmirnov.Test(reference, [2]);

        Assert.Equal([3, 1, 2], reference);
        Assert.Throws<ArgumentException>("reference", () => KolmogorovSmirnov.Distance([], [1]));
        Assert.Throws<ArgumentException>("current", () => KolmogorovSmirnov.Distance([1], [double.NaN]));
        Assert.Throws<ArgumentException>("current", () => KolmogorovSmirnov.Distance([new ValueCount(1, 1)], [new ValueCount(2, 1), new(1, 1)]));
        Assert.Throws<ArgumentException>("reference", () => KolmogorovSmirnov.Distance([new ValueCount(1, 0)], [new ValueCount(2, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>("distance", () => KolmogorovSmirnov.PValue(1.1, 5, 5));
        Assert.Throws<ArgumentOutOfRangeException>("currentRows", () => KolmogorovSmirnov.PValue(1, 5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => KolmogorovSmirnov.Critical(0, 5, 5));
    }

    private static int Below(double[] ascending, double value)
    {
        var place = Array.BinarySearch(ascending, value);
        for (place = place < 0 ? ~place : place; place < ascending.Length && ascending[place] <= value;) place++;
        return place;
    }

    /// <summary>All ways to say which of the pooled ranks are the reference's.</summary>
    private static IEnumerable<bool[]> Orders(int total, int reference) => Enumerable.Range(0, 1 << total)
        .Where(bits => int.PopCount(bits) == reference)
        .Select(bits => Enumerable.Range(0, total).Select(rank => (bits >> rank & 1) == 1).ToArray());

    private static double LargestGap(bool[] reference, int n, int m)
    {
        var (i, j, largest) = (0, 0, 0.0);
        foreach (var each in reference)
        {
            if (each) i++; else j++;
            largest = Math.Max(largest, Math.Abs((double)i / n - (double)j / m));
        }

        return largest;
    }
}
