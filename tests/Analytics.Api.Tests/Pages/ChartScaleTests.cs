using Analytics.Api.Pages.Charts;
using Xunit;

namespace Analytics.Api.Tests.Pages;

public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0.61, 0.93, false, true, 0.6, 1)]
    [InlineData(20.1, 31.2, false, false, 20, 40)]
    [InlineData(3, 187, true, false, 0, 200)]
    public void Ends_are_round_and_hold_all_values(double least, double most, bool fromZero, bool whole, double low, double high)
    {
        var scale = ChartScale.Around([least, most], fromZero, whole);

        Assert.InRange(least, scale.Low, scale.High);
        Assert.InRange(most, scale.Low, scale.High);
        Assert.Equal(low, scale.Low, 9);
        Assert.Equal(high, scale.High, 9);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(0, false)]
    [InlineData(-3, false)]
    [InlineData(1e9, false)]
    public void Equal_values_have_a_scale_too(double value, bool fromZero)
    {
        var scale = ChartScale.Around([value, value], fromZero, whole: false);

        Assert.True(scale.High > scale.Low);
        Assert.InRange(scale.Place(value), 0, 1);
    }

    [Fact]
    public void No_values_have_a_scale_too() => Assert.True(ChartScale.Around([], fromZero: false, whole: true).High > 0);
}
