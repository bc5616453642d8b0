using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

public sealed class MultipleTestingEValuesTests
{
    [Fact]
    public void Four_e_values_by_hand()
    {
        var result = MultipleTestingEValues.BenjaminiHochberg([30, 100, 0, 45], 0.1);

        // Bars 4 / (k · 0.1): 40, 20, 13.3, 10 for the largest, the second, the third and the fourth.
        Assert.Equal([true, true, false, true], result.Rejected);
        Assert.All(result.Adjusted.Zip([4 / 90.0, 0.04, 1, 4 / 90.0]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void Inverse_p_values_are_decided_as_by_Benjamini_and_Hochberg() => Gen.Double[0.0001, 1].Array[1, 20].Sample(pValues => Assert.All(
        MultipleTesting.BenjaminiHochberg(pValues).Adjusted.Zip(MultipleTestingEValues.BenjaminiHochberg([.. pValues.Select(p => 1 / p)]).Adjusted),
        pair => Assert.Equal(pair.First, pair.Second, 1e-12)));

    [Fact]
    public void Discovery_rate_holds_for_dependent_e_values()
    {
        var (random, share) = (new Random(6), 0.0);

        for (var run = 0; run < 4000; run++)
        {
            // All true hypotheses share one e-value, exp(z − 1/2) in its fourth power's family: mean 1.
            var common = Math.Exp(3 * Rows.Normal(random) - 4.5);
            double[] values = [.. Enumerable.Repeat(common, 10), .. Enumerable.Range(0, 10).Select(_ => Math.Exp(3 * (Rows.Normal(random) + 3) - 4.5))];
            var rejected = MultipleTestingEValues.BenjaminiHochberg(values, 0.1).Rejected;
            share += rejected.Take(10).Count(each => each) / (double)Math.Max(1, rejected.Count(each => each));
        }

        Assert.True(share / 4000 <= 0.1);
    }

    [Fact]
    public void Average_and_extremes()
    {
        Assert.Equal(4, MultipleTestingEValues.Average([1, 3, 8]));
        Assert.Equal([true, false], MultipleTestingEValues.BenjaminiHochberg([double.PositiveInfinity, 1]).Rejected);
        Assert.Equal([0, 1.0], MultipleTestingEValues.BenjaminiHochberg([double.PositiveInfinity, 1]).Adjusted);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("eValues", () => MultipleTestingEValues.BenjaminiHochberg([]));
        Assert.Throws<ArgumentException>("eValues", () => MultipleTestingEValues.BenjaminiHochberg([-1]));
        Assert.Throws<ArgumentException>("eValues", () => MultipleTestingEValues.Average([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => MultipleTestingEValues.BenjaminiHochberg([1], 1));
    }
}
