using Analytics.Statistics.Estimation;
using CsCheck;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class AlertBandTests
{
    [Fact]
    public void Band_by_hand()
    {
        var band = AlertBand.OfReference([1, 3], 3, 2, lowest: -1);

        Assert.Equal(new AlertBand(-1, 4), band);
        Assert.True(band.Alerts(-1.1) && band.Alerts(4.1));
        Assert.False(band.Alerts(-1) || band.Alerts(4) || band.Alerts(double.NaN));
    }

    [Fact]
    public void A_side_may_be_left_open()
    {
        Assert.False(AlertBand.OfReference([1, 3], null, 3).Alerts(-1e9));
        Assert.False(new AlertBand(0.5, null).Alerts(1e9));
    }

    [Fact]
    public void No_reference_window_of_few_alerts() => Gen.Double[-5, 5].Array[1, 9].Sample(figures =>
        Assert.DoesNotContain(figures, AlertBand.OfReference([.. figures, 0]).Alerts));

    [Theory]
    [InlineData(10, 0.01, 0.035)]
    [InlineData(30, 0.003, 0.012)]
    public void False_alarms_with_few_reference_windows(int windows, double least, double most)
    {
        var random = new Random(31);
        var alarms = Enumerable.Range(0, 20_000).Count(_ =>
            AlertBand.OfReference([.. Enumerable.Range(0, windows).Select(_ => Rows.Normal(random))]).Alerts(Rows.Normal(random)));

        Assert.InRange(alarms / 20_000.0, least, most);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("figures", () => AlertBand.OfReference([]));
        Assert.Throws<ArgumentException>("figures", () => AlertBand.OfReference([double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("lowerDeviations", () => AlertBand.OfReference([1], -1));
        Assert.Throws<ArgumentOutOfRangeException>("upperDeviations", () => AlertBand.OfReference([1], 3, double.NaN));
    }
}
