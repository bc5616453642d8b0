using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class RankedListTests
{
    private static readonly bool[] Places = [true, false, true, false, false, true];

    [Fact]
    public void Gain_of_the_example_of_the_encyclopedia()
    {
        // https://en.wikipedia.org/wiki/Discounted_cumulative_gain: grades 3 2 3 0 1 2, with 3 2 left out: DCG 6.861, ideal 8.740, nDCG 0.785.
        var share = RankedList.Ndcg([3, 2, 3, 0, 1, 2], 6, [3, 2, 3, 0, 1, 2, 3, 2]);

        Assert.Equal(0.785, share!.Value, 5e-4);
    }

    [Fact]
    public void Figures_by_hand()
    {
        Assert.Equal((1 + 2.0 / 3) / 3, RankedList.AveragePrecision(Places, 4)!.Value, 1e-15);
        Assert.Equal((1 + 2.0 / 3 + 3.0 / 6) / 3, RankedList.AveragePrecision(Places, 10)!.Value, 1e-15);
        Assert.Equal((1 + 2.0 / 3) / 4, RankedList.AveragePrecision(Places, 4, allRelevant: 9)!.Value, 1e-15);
        Assert.Equal(0.5, RankedList.ReciprocalRank([false, true, true]));
        Assert.Equal(0.5, RankedList.Precision(Places, 4));
        Assert.Equal(0.3, RankedList.Precision(Places, 10), 1e-15);
        Assert.Equal(2.0 / 3, RankedList.Recall(Places, 3)!.Value, 1e-15);
        Assert.Equal(0.25, RankedList.Recall(Places, 4, allRelevant: 8));
        Assert.True(RankedList.Hit([false, true], 2));
        Assert.False(RankedList.Hit([false, true], 1));
    }

    [Fact]
    public void The_best_order_gains_one_and_any_other_at_most_that() => Gen.Double[0, 5].Array[1, 15].Where(gains => gains.Sum() > 0).Sample(gains =>
    {
        Assert.Equal(1, RankedList.Ndcg([.. gains.OrderDescending()], 10)!.Value, 1e-12);
        Assert.InRange(RankedList.Ndcg(gains, 10)!.Value, 0, 1);
    });

    [Fact]
    public void Gains_do_not_depend_on_their_unit() => Gen.Double[0, 5].Array[2, 15].Where(gains => gains.Sum() > 0).Sample(gains =>
        Assert.Equal(RankedList.Ndcg(gains, 5)!.Value, RankedList.Ndcg([.. gains.Select(gain => 7 * gain)], 5)!.Value, 1e-12));

    [Fact]
    public void A_list_without_anything_relevant_is_undefined_or_zero()
    {
        Assert.Null(RankedList.Ndcg([0, 0], 2));
        Assert.Null(RankedList.AveragePrecision([false], 1));
        Assert.Null(RankedList.Recall([], 1));
        Assert.Equal(0, RankedList.ReciprocalRank([]));
        Assert.Equal(0, RankedList.Precision([], 5));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("gains", () => RankedList.Ndcg([-1], 1));
        Assert.Throws<ArgumentException>("allGains", () => RankedList.Ndcg([3], 1, [2]));
        Assert.Throws<ArgumentException>("allGains", () => RankedList.Ndcg([3], 1, [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => RankedList.Ndcg([3], 0));
        Assert.Throws<ArgumentOutOfRangeException>("k", () => RankedList.Precision([true], 0));
        Assert.Throws<ArgumentOutOfRangeException>("allRelevant", () => RankedList.Recall([true, true], 1, 1));
    }
}
