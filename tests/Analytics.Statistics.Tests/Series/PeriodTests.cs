using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Series;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(24)]
    public void A_season_is_found_also_under_a_trend_that_is_taken_out(int period)
    {
        var plain = Signals.Seasonal(new Random(period), 20 * period, period);
        var rising = Signals.Seasonal(new Random(period), 20 * period, period, slope: 1);

        Assert.Equal(period, Periodicity.Detect(plain));
        Assert.Equal(period, Periodicity.Detect(rising, detrend: true));
    }

    [Fact]
    public void Noise_has_no_season_but_by_chance()
    {
        const int Series = 200;
        var random = new Random(23);

        var found = Enumerable.Range(0, Series).Count(_ => Periodicity.Detect(Signals.Normal(random, 240), randomness: 0.99) is not null);

        Assert.InRange(found, 0, 0.1 * Series);
    }

    [Fact]
    public void A_decomposition_adds_up_and_finds_the_season_and_the_slope()
    {
        var series = Signals.Seasonal(new Random(29), 240, 12, slope: 0.5);

        var parts = StlDecomposition.Of(series, new() { Period = 12 });

        Assert.All(Enumerable.Range(0, series.Length), at => Assert.Equal(series[at], parts.Seasonal[at] + parts.Trend[at] + parts.Remainder[at], 1e-9));
        Assert.InRange(parts.SeasonalStrength, 0.95, 1);
        Assert.Equal(0.5, (parts.Trend[200] - parts.Trend[40]) / 160, 0.02);
        Assert.Equal(10, (parts.Seasonal[123] - parts.Seasonal[129]) / 2, 1.0);
    }
}
