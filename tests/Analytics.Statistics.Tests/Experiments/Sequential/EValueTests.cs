using Analytics.Statistics.Experiments.Sequential;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Sequential;

public sealed class EValueTests
{
    [Fact]
    public void Evidence_of_twenty_is_significant_at_five_percent()
    {
        Assert.Equal(0.05, EValue.ToPValue(20), 1e-15);
        Assert.Equal(1, EValue.ToPValue(0.5));
        Assert.Equal(1, EValue.ToPValue(0));
        Assert.Equal(0, EValue.ToPValue(double.PositiveInfinity));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void Calibrated_p_values_average_to_one(double kappa)
    {
        // p = t^(1/κ) makes the integral of κ p^(κ − 1) over (0, 1) one of a constant.
        var mean = Enumerable.Range(0, 1000).Select(step => Math.Pow((step + 0.5) / 1000, 1 / kappa)).Average(p =>
            EValue.OfPValue(p, kappa) * (1 / kappa) * Math.Pow(Math.Pow(p, kappa), 1 / kappa - 1));

        Assert.Equal(1, mean, 1e-9);
    }

    [Fact]
    public void Averages_and_products_are_those_of_the_values() => Gen.Double[0.01, 100].Array[1, 10].Sample(values =>
    {
        double[] logs = [.. values.Select(value => Math.Log(value))];

        Assert.Equal(values.Average(), Math.Exp(EValue.LogAverage(logs)), 1e-10 * values.Average());
        Assert.Equal(logs.Sum(), EValue.LogProduct(logs), 1e-12);
    });

    [Fact]
    public void Huge_values_do_not_overflow() => Assert.Equal(5000 - Math.Log(2), EValue.LogAverage([5000, double.NegativeInfinity]), 1e-12);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("value", () => EValue.ToPValue(-1));
        Assert.Throws<ArgumentOutOfRangeException>("pValue", () => EValue.OfPValue(0));
        Assert.Throws<ArgumentOutOfRangeException>("kappa", () => EValue.OfPValue(0.1, 1));
        Assert.Throws<ArgumentException>("logValues", () => EValue.LogAverage([]));
        Assert.Throws<ArgumentException>("logValues", () => EValue.LogProduct([double.NaN]));
    }
}
