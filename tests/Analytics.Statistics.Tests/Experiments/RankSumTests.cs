using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class RankSumTests
{
    private static readonly Gen<double[]> Values = Gen.Int[0, 8].Select(value => (double)value).Array[2, 30];

    [Fact]
    public void Ties_count_one_half() => Assert.Equal(1 + 0.5 + 1 + 0.5, RankSum.Test([1, 3], [2, 1, 3]).U);

    [Fact]
    public void Pairs_are_counted() => Gen.Select(Values, Values).Sample((control, treatment) =>
    {
        if (control.Concat(treatment).Distinct().Count() == 1) return;
        var expected = control.Sum(c => treatment.Sum(t => t > c ? 1 : t.Equals(c) ? 0.5 : 0));

        var (there, back) = (RankSum.Test(control, treatment), RankSum.Test(treatment, control));

        Assert.Equal(expected, there.U);
        Assert.Equal(there.PValue, back.PValue, 1e-13);
        Assert.Equal(1, there.Superiority + back.Superiority, 1e-13);
    });

    [Fact]
    public void Only_the_order_counts() => Gen.Select(Values, Values).Sample((control, treatment) =>
    {
        if (control.Concat(treatment).Distinct().Count() == 1) return;
        double[] Bent(double[] values) => [.. values.Select(value => Math.Exp(3 * value))];

        Assert.Equal(RankSum.Test(control, treatment), RankSum.Test(Bent(control), Bent(treatment)));
    });

    [Theory]
    [InlineData(Alternative.TwoSided)]
    [InlineData(Alternative.Greater)]
    [InlineData(Alternative.Less)]
    public void P_values_keep_their_error_without_an_effect(Alternative side) => Simulation.AssertShare(0.05, 4000, random => RankSum.Test(
        Simulation.Values(random, 40, Rows.Normal), Simulation.Values(random, 60, Rows.Normal), side, continuity: false).PValue <= 0.05);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("control", () => RankSum.Test([], [1]));
        Assert.Throws<ArgumentException>("treatment", () => RankSum.Test([1], [double.NaN]));
        Assert.Throws<ArgumentException>("treatment", () => RankSum.Test([1, 1], [1]));
    }
}
