using Analytics.Statistics.Drift.TwoSample;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class RankTestTests
{
    [Fact]
    public void Wins_and_exact_p_of_two_and_three_values_by_hand()
    {
        // The reference wins 0 of 6 pairs: 1 of the 10 orders on each side.
        Assert.Equal(new(0, 0.2), MannWhitney.Test([1, 2], [3, 4, 5]));
        Assert.Equal(new(0, 0.1), MannWhitney.Test([1, 2], [3, 4, 5], DriftDirection.ReferenceLess));
        Assert.Equal(1, MannWhitney.Test([1, 2], [3, 4, 5], DriftDirection.ReferenceGreater).PValue, 1e-15);
    }

    [Fact]
    public void Wins_are_counted_over_all_pairs_with_ties_one_half() => Some.TiedSamples.Sample((reference, current) =>
    {
        var wins = reference.Sum(x => current.Sum(y => x > y ? 1 : x < y ? 0 : 0.5));

        Assert.Equal(wins, MannWhitney.Test(reference, current).Statistic, 1e-9);
    });

    [Fact]
    public void Tables_give_what_their_rows_give() => Some.TiedSamples.Sample((reference, current) =>
    {
        var (first, second) = (ValueCounts.Of(reference), ValueCounts.Of(current));

        Assert.Equal(MannWhitney.Test(reference, current, method: PValueMethod.Asymptotic), MannWhitney.Test(first, second));
        Assert.Equal(CramerVonMises.Test(reference, current, PValueMethod.Asymptotic), CramerVonMises.Test(first, second));
    });

    [Fact]
    public void The_exact_and_the_normal_p_value_are_close()
    {
        var (reference, current) = (Some.Normal(1, 40), Some.Normal(2, 35, 0.4));

        var exact = MannWhitney.Test(reference, current, method: PValueMethod.Exact).PValue;

        Assert.Equal(exact, MannWhitney.Test(reference, current, method: PValueMethod.Asymptotic).PValue, 0.005);
    }

    [Fact]
    public void Exact_p_values_of_all_wins_add_up_to_one()
    {
        var upper = MannWhitney.Test([1, 3, 5, 7], [2, 4, 6], DriftDirection.ReferenceGreater, PValueMethod.Exact);
        var lower = MannWhitney.Test([1, 3, 5, 7], [2, 4, 6], DriftDirection.ReferenceLess, PValueMethod.Exact);

        // P(U ≥ u) + P(U ≤ u) is 1 + P(U = u): 5 of the 35 orders have 6 wins.
        Assert.Equal(6, upper.Statistic);
        Assert.Equal(1 + 5.0 / 35, upper.PValue + lower.PValue, 1e-12);
    }

    [Fact]
    public void Cramer_von_Mises_of_two_and_two_values_by_hand()
    {
        var test = CramerVonMises.Test([1, 2], [3, 4]);

        // 2·2/16 · (1/4 + 1 + 1/4): the largest of the statistic, at 2 of 6 orders.
        Assert.Equal(0.375, test.Statistic, 1e-12);
        Assert.Equal(2.0 / 6, test.PValue, 1e-12);
    }

    [Fact]
    public void Cramer_von_Mises_exact_p_agrees_with_counting_all_orders()
    {
        double[] ranks = [.. Enumerable.Range(1, 9).Select(rank => (double)rank)];
        var splits = Enumerable.Range(0, 1 << 9).Where(bits => int.PopCount(bits) == 4)
            .Select(bits => CramerVonMises.Test([.. ranks.Where(rank => (bits >> ((int)rank - 1) & 1) == 1)], [.. ranks.Where(rank => (bits >> ((int)rank - 1) & 1) == 0)]))
            .ToArray();

        Assert.All(splits, split => Assert.Equal(splits.Count(other => other.Statistic >= split.Statistic - 1e-9) / 126.0, split.PValue, 1e-12));
    }

    [Theory]
    [InlineData(0.0001, 1)]
    [InlineData(0.34730, 0.1)]
    [InlineData(0.46136, 0.05)]
    [InlineData(0.74346, 0.01)]
    [InlineData(1.16786, 0.001)]
    public void Cramer_von_Mises_limit_agrees_with_the_published_table(double statistic, double p)
    {
        // Anderson & Darling 1952, table 1. Samples are so large that the statistic needs no standardising.
        var (reference, current) = Arranged(statistic);

        var test = CramerVonMises.Test(reference, current, PValueMethod.Asymptotic);

        Assert.Equal(p, test.PValue, Math.Abs(test.Statistic - statistic) + 2e-5);
    }

    [Fact]
    public void Anderson_Darling_of_the_example_of_its_paper()
    {
        // Scholz & Stephens 1987, section 8: smoothness of paper at four laboratories; R's kSamples gives 4.48 for the midrank version.
        var test = AndersonDarling.Test(
        [
            [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0],
            [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8],
            [34.0, 35.0, 39.0, 40.0, 43.0, 43.0, 44.0, 45.0],
            [34.0, 34.8, 34.8, 35.4, 37.2, 37.8, 41.2, 42.8],
        ]);

        Assert.Equal(4.480, test.Statistic, 0.001);
        Assert.Equal(0.002, test.PValue, 0.0005);
        Assert.False(test.Bound);
    }

    [Fact]
    public void Increasing_transforms_and_swaps_change_no_rank_test() => Some.TiedSamples.Where(pair => pair.Item1.Concat(pair.Item2).Distinct().Count() > 1)
        .Sample((reference, current) =>
        {
            double[] first = [.. reference.Select(Math.Exp)], second = [.. current.Select(Math.Exp)];

            Assert.Equal(CramerVonMises.Test(reference, current).Statistic, CramerVonMises.Test(second, first).Statistic, 1e-9);
            Assert.Equal(MannWhitney.Test(reference, current).PValue, MannWhitney.Test(second, first).PValue, 1e-9);
            if (reference.Length + current.Length > 3)
                Assert.Equal(AndersonDarling.Test(reference, current).Statistic, AndersonDarling.Test(second, first).Statistic, 1e-9);
        });

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void P_values_are_uniform_without_drift(double alpha)
    {
        Uniform((a, b) => MannWhitney.Test(a, b).PValue);
        Uniform((a, b) => CramerVonMises.Test(a, b).PValue);
        Uniform((a, b) => AndersonDarling.Test(a, b).PValue);
        Uniform((a, b) => WelchTest.Test(a, b).PValue);
        Uniform((a, b) => StudentTest.Test(a, b).PValue);
        Uniform((a, b) => EppsSingleton.Test(a, b).PValue);

        void Uniform(Func<double[], double[], double> p)
        {
            var rate = Some.Rate(1000, seed => p(Some.Normal(2 * seed, 50), Some.Normal(2 * seed + 1, 70)) <= alpha);
            Assert.InRange(rate, alpha - Some.Slack(alpha, 1000), alpha + Some.Slack(alpha, 1000));
        }
    }

    [Fact]
    public void Constant_samples_have_an_answer_or_say_why_not()
    {
        Assert.Equal(1, MannWhitney.Test([2, 2, 2], [2, 2]).PValue);
        Assert.Equal(1, CramerVonMises.Test([2, 2, 2], [2, 2]).PValue);
        Assert.Throws<ArgumentException>("samples", () => AndersonDarling.Test([2, 2, 2], [2, 2]));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("reference", () => MannWhitney.Test([], [1]));
        Assert.Throws<ArgumentException>("method", () => MannWhitney.Test([1, 1], [1], method: PValueMethod.Exact));
        Assert.Throws<ArgumentException>("current", () => CramerVonMises.Test([1, 2], [1]));
        Assert.Throws<ArgumentException>("reference", () => CramerVonMises.Test([1, double.NaN], [1, 2]));
        Assert.Throws<ArgumentException>("samples", () => AndersonDarling.Test([[1, 2, 3, 4]]));
        Assert.Throws<ArgumentOutOfRangeException>("samples", () => AndersonDarling.CriticalValues(1));
    }

    /// <summary>Samples of 4,000 values whose statistic is close to one asked for: a share of the current values is moved to the top.</summary>
    private static (double[] Reference, double[] Current) Arranged(double statistic)
    {
        const int Size = 4000;
        var moved = (int)(Math.Sqrt(statistic * 6 / Size) * Size);
        return (
            [.. Enumerable.Range(0, Size).Select(rank => 2.0 * rank)],
            [.. Enumerable.Range(0, Size).Select(rank => 2.0 * (rank < moved ? Size + rank : rank) + 1)]);
    }
}
