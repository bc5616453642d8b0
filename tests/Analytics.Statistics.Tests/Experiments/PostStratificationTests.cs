using Analytics.Statistics.Experiments;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class PostStratificationTests
{
    private static readonly Stratum Large = new(new(100, 10, 4), new(120, 11, 5));

    [Fact]
    public void One_stratum_is_the_plain_comparison()
    {
        var plain = ArmComparison.Difference(Large.Control!.Value, Large.Treatment!.Value);

        var effect = PostStratification.Difference([Large]);

        Assert.Equal(plain.Value, effect.Value, 1e-13);
        Assert.Equal(plain.Variance, effect.Variance, 1e-13);
        Assert.Equal(plain.DegreesOfFreedom, effect.DegreesOfFreedom, 1e-9);
    }

    [Fact]
    public void Differences_are_weighted_by_the_units_of_both_arms()
    {
        var effect = PostStratification.Difference([Large, new(new(50, 100, 4), new(30, 104, 4))]);

        Assert.Equal((220 * 1 + 80 * 4) / 300.0, effect.Value, 1e-13);
    }

    [Fact]
    public void Strata_that_cannot_stand_alone_join_the_largest()
    {
        var lone = new Stratum(new(1, 12, 0), null);
        var joined = new Stratum(new(101, 10 + 2.0 / 101, (4 * 99 + 4 * 100 / 101.0) / 100), Large.Treatment);

        var effect = PostStratification.Difference([lone, Large]);

        Assert.Equal(PostStratification.Difference([joined]).Value, effect.Value, 1e-12);
        Assert.Equal(PostStratification.Difference([joined]).Variance, effect.Variance, 1e-12);
        var merged = Assert.Single(PostStratification.Merged([lone, new(null, null), Large]));
        Assert.Equal((101, 120), (merged.Control!.Value.Units, merged.Treatment!.Value.Units));
        Assert.Equal(joined.Control!.Value.Mean, merged.Control.Value.Mean, 1e-12);
    }

    [Theory]
    [InlineData(EffectScale.Absolute)]
    [InlineData(EffectScale.Relative)]
    public void P_values_keep_their_error_and_the_variance_shrinks(EffectScale scale)
    {
        var shares = new List<double>();

        Simulation.AssertShare(0.05, 2000, random =>
        {
            var (strata, control, treatment) = Draw(random);
            var effect = PostStratification.Difference(strata, scale);
            shares.Add(effect.Variance / ArmComparison.Difference(control, treatment, scale).Variance);
            return EffectTest.Run(effect).PValue <= 0.05;
        });
        Assert.True(shares.Average() < 0.4);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("strata", () => PostStratification.Difference([]));
        Assert.Throws<ArgumentException>("strata", () => PostStratification.Difference([new(new(5, 1, 1), null)]));
        Assert.Throws<ArgumentException>("strata", () => PostStratification.Difference([new(new(5, 1, 0), new(5, 1, 0))]));
        Assert.Throws<ArgumentException>("strata", () => PostStratification.Difference([new(new(5, 0, 1), new(5, 1, 1))], EffectScale.Relative));
    }

    /// <summary>Three strata whose levels lie far apart, without an effect.</summary>
    private static (Stratum[] Strata, Arm Control, Arm Treatment) Draw(Random random)
    {
        var rows = Enumerable.Range(0, 300).Select(_ => (Stratum: random.Next(3), Treated: random.Next(2) == 1)).Select(row =>
            (row.Stratum, row.Treated, Value: 10 + 2 * row.Stratum + Rows.Normal(random))).ToArray();
        Arm Of(Func<(int Stratum, bool Treated, double Value), bool> wanted) => Arm.OfMean(Moments.Of([.. rows.Where(wanted).Select(row => row.Value)]));
        return (
            [.. Enumerable.Range(0, 3).Select(each => new Stratum(Of(row => row.Stratum == each && !row.Treated), Of(row => row.Stratum == each && row.Treated)))],
            Of(row => !row.Treated),
            Of(row => row.Treated));
    }
}
