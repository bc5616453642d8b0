using Analytics.Contracts.Bucketing;
using CsCheck;

namespace Analytics.Statistics.Tests.Bucketing;

public sealed class AllocationTests
{
    private static readonly string[] Users = [.. Enumerable.Range(0, 20_000).Select(user => $"user-{user}")];

    [Fact]
    public void Raising_the_coverage_moves_nobody_between_variations() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((low, more, bucket) =>
    {
        double[] weights = [0.2, 0.3, 0.5];

        var before = BucketRanges.Choose(BucketRanges.Of(3, low, weights), bucket);
        var after = BucketRanges.Choose(BucketRanges.Of(3, low + more, weights), bucket);

        Assert.True(before == BucketRanges.None || before == after);
    });

    [Fact]
    public void Units_are_dealt_out_by_the_weights()
    {
        var allocation = Allocation.Of("weights", 3, 0.6, [0.2, 0.3, 0.5]);

        var counts = Users.CountBy(allocation.Variation).ToDictionary();

        Assert.Equal(0.12, counts[0] / 20_000.0, 0.01);
        Assert.Equal(0.18, counts[1] / 20_000.0, 0.01);
        Assert.Equal(0.30, counts[2] / 20_000.0, 0.015);
        Assert.Equal(0.40, counts[BucketRanges.None] / 20_000.0, 0.015);
    }

    [Fact]
    public void Experiments_apart_in_a_namespace_share_nobody()
    {
        var first = Allocation.Of("first", 2) with { Filters = [BucketFilter.Namespace("layer", 0, 0.5)] };
        var second = Allocation.Of("second", 2) with { Filters = [BucketFilter.Namespace("layer", 0.5, 1)] };

        Assert.All(Users, user => Assert.Single(new[] { first.Variation(user), second.Variation(user) }, variation => variation == BucketRanges.None));
    }

    [Fact]
    public void A_holdout_sees_no_experiment_and_is_as_large_as_asked()
    {
        var outside = BucketFilter.OutsideHoldout("holdout", 0.1);
        var allocation = Allocation.Of("any", 2) with { Filters = [outside] };

        var held = Users.Where(user => !outside.Lets(user)).ToArray();

        Assert.Equal(0.1, held.Length / 20_000.0, 0.01);
        Assert.All(held, user => Assert.Equal(BucketRanges.None, allocation.Variation(user)));
    }

    [Fact]
    public void A_rollout_only_grows()
    {
        foreach (var user in Users.Take(2000))
        {
            var shares = new[] { 0, 0.1, 0.5, 0.9, 1 }.Select(coverage => Rollout.Includes("feature", user, coverage)).ToArray();

            Assert.Equal(shares.Order(), shares);
            Assert.False(shares[0]);
            Assert.True(shares[^1]);
        }
    }

    [Fact]
    public void Nobody_without_an_id_or_with_an_unknown_version_takes_part()
    {
        Assert.Equal(BucketRanges.None, Allocation.Of("seed", 2).Variation(""));
        Assert.Equal(BucketRanges.None, Allocation.Of("seed", 2, hashVersion: 9).Variation("user"));
        Assert.False(Rollout.Includes("seed", "", 1));
        Assert.False(new BucketFilter("seed", [new(0, 1)], 9).Lets("user"));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("variations", () => BucketRanges.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>("coverage", () => BucketRanges.Of(2, double.NaN));
        Assert.Throws<ArgumentException>("weights", () => BucketRanges.Of(2, 1, [-1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => BucketFilter.OutsideHoldout("seed", 2));
        Assert.Throws<ArgumentOutOfRangeException>("coverage", () => Rollout.Includes("seed", "user", -1));
        Assert.Throws<ArgumentNullException>("unit", () => Allocation.Of("seed", 2).Variation(null!));
    }
}
