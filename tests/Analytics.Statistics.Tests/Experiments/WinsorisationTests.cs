using Analytics.Statistics.Experiments;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class WinsorisationTests
{
    [Theory]
    [InlineData(0.5, false, 1)]
    [InlineData(0.5, true, 3)]
    [InlineData(1, false, 100)]
    [InlineData(0, true, 2)]
    public void Cap_is_the_percentile_of_the_values_that_count(double level, bool ignoreZeros, double expected) =>
        Assert.Equal(expected, Winsorisation.Cap([0, 0, 2, 100, 0, 3], level, ignoreZeros));

    [Fact]
    public void Values_are_cut_to_the_caps()
    {
        double[] values = [-5, 1, 100];

        Winsorisation.Apply(values, 0, 10, values);

        Assert.Equal([0, 1, 10], values);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("values", () => Winsorisation.Cap([0, 0], 0.5, ignoreZeros: true));
        Assert.Throws<ArgumentException>("values", () => Winsorisation.Cap([double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => Winsorisation.Cap([1], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>("lower", () => Winsorisation.Apply([1], 2, 1, new double[1]));
        Assert.Throws<ArgumentException>("capped", () => Winsorisation.Apply([1], 0, 1, new double[2]));
    }
}
