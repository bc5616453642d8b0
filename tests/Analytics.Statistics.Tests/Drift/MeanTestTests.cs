using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class MeanTestTests
{
    [Fact]
    public void Welch_of_two_and_two_values_by_hand()
    {
        var test = WelchTest.Test([1, 3], [5, 7]);

        // Means 2 and 6, variances 2 and 2 over 2: t = −4/√2 on 2 degrees of freedom, P(|T| > t) = 1 − t/√(2 + t²).
        Assert.Equal(-4 / Math.Sqrt(2), test.Statistic, 1e-12);
        Assert.Equal(1 - Math.Sqrt(8) / Math.Sqrt(10), test.PValue, 1e-12);
    }

    [Fact]
    public void Student_and_Welch_are_one_for_equal_sizes_and_variances() => Assert.Equal(WelchTest.Test([1, 3], [5, 7]), StudentTest.Test([1, 3], [5, 7]));

    [Fact]
    public void Shift_and_scale_change_nothing() => Some.Samples.Sample((reference, current) =>
    {
        var (test, moved) = (WelchTest.Test(reference, current), WelchTest.Test([.. reference.Select(x => 7 - 3 * x)], [.. current.Select(x => 7 - 3 * x)]));

        Assert.Equal(-test.Statistic, moved.Statistic, 1e-6 * (1 + Math.Abs(test.Statistic)));
        Assert.Equal(test.PValue, moved.PValue, 1e-6);
        Assert.InRange(test.PValue, 0, 1);
    });

    [Fact]
    public void Moments_of_merged_parts_give_the_test_of_the_rows()
    {
        var (reference, current) = (Some.Normal(1, 60), Some.Normal(2, 80, 0.3, 2));

        var parts = WelchTest.Test(Moments.Of(reference.AsSpan(0, 20)).Merge(Moments.Of(reference.AsSpan(20))), Moments.Of(current));

        Assert.Equal(WelchTest.Test(reference, current).Statistic, parts.Statistic, 1e-12);
    }

    [Fact]
    public void Student_alarms_too_often_where_sizes_and_variances_differ_and_Welch_does_not()
    {
        double Rate(Func<double[], double[], double> p) =>
            Some.Rate(600, seed => p(Some.Normal(2 * seed, 15, 0, 4), Some.Normal(2 * seed + 1, 120)) <= 0.05);

        Assert.True(Rate((a, b) => StudentTest.Test(a, b).PValue) > 0.3);
        Assert.InRange(Rate((a, b) => WelchTest.Test(a, b).PValue), 0.05 - Some.Slack(0.05, 600), 0.05 + Some.Slack(0.05, 600));
    }

    [Fact]
    public void Epps_Singleton_sees_a_change_of_spread_that_Mann_Whitney_does_not()
    {
        var (reference, current) = (Some.Normal(1, 200), Some.Normal(2, 200, 0, 1.6));

        Assert.True(EppsSingleton.Test(reference, current).PValue < 0.001);
        Assert.True(MannWhitney.Test(reference, current).PValue > 0.05);
    }

    [Fact]
    public void Epps_Singleton_keeps_its_value_when_swapped_moved_and_scaled() =>
        Some.Samples.Where(pair => pair.Item1.Length > 4 && pair.Item2.Length > 4).Sample((reference, current) =>
        {
            var test = EppsSingleton.Test(reference, current);

            Assert.Equal(test.Statistic, EppsSingleton.Test(current, reference).Statistic, 1e-6 * (1 + test.Statistic));
            Assert.InRange(test.PValue, 0, 1);
        });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("reference", () => WelchTest.Test([1], [1, 2]));
        Assert.Throws<ArgumentException>("current", () => WelchTest.Test([1, 1], [2, 2]));
        Assert.Throws<ArgumentException>("current", () => StudentTest.Test([1, 1], [2, double.PositiveInfinity]));
        Assert.Throws<ArgumentNullException>("current", () => WelchTest.Test(Moments.Of([1, 2]), null!));
        Assert.Throws<ArgumentException>("reference", () => EppsSingleton.Test([1, 2, 3, 4], [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>("current", () => EppsSingleton.Test([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]));
    }
}
