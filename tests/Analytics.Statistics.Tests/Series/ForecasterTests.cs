using Analytics.Statistics.Series.Forecasting;

namespace Analytics.Statistics.Tests.Series;

public sealed class ForecasterTests
{
    private static readonly IForecaster[] All =
    [
        new NaiveForecaster(), new NaiveForecaster(12), new DriftForecaster(), new ExponentialSmoothing(12), new ThetaForecaster(12), new AutoregressiveForecaster(),
        new SsaForecaster(12), new RegressionForecaster(12), new StlForecaster(12), new ConformalForecaster(new NaiveForecaster()), new AutoForecaster(12),
    ];

    public static TheoryData<int> Every => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void Simple_forecasts_by_hand()
    {
        double[] history = [1, 3, 2, 4, 3, 5];

        Assert.Equal([5, 5], new NaiveForecaster().Forecast(history, 2).Values);
        Assert.Equal([3, 5, 3], new NaiveForecaster(2).Forecast(history, 3).Values);
        Assert.Equal([5.8, 6.6], new DriftForecaster().Forecast(history, 2).Values.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Intervals_hold_the_forecast_and_are_wider_where_more_is_asked(int which)
    {
        var history = Signals.Seasonal(new Random(31), 96, 12, slope: 0.3);

        var forecast = All[which].Forecast(history, 6, 0.95);
        var narrower = All[which].Forecast(history, 6, 0.5);

        Assert.Equal(6, forecast.Steps.Count);
        Assert.All(forecast.Steps.Zip(narrower.Steps), pair =>
        {
            Assert.InRange(pair.First.Value, pair.First.Lower, pair.First.Upper);
            Assert.True(pair.First.Upper - pair.First.Lower >= pair.Second.Upper - pair.Second.Lower);
        });
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_forecast_goes_along_with_a_change_of_unit(int which)
    {
        var history = Signals.Seasonal(new Random(37), 96, 12, slope: 0.3);
        double[] other = [.. history.Select(value => 1000 * value)];

        var (forecast, scaled) = (All[which].Forecast(history, 6), All[which].Forecast(other, 6));

        Assert.All(forecast.Values.Zip(scaled.Values), pair => Assert.Equal(pair.First, pair.Second / 1000, 1e-3 * Math.Abs(pair.First)));
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_constant_history_goes_on(int which)
    {
        double[] history = [.. Enumerable.Repeat(42.0, 60)];

        Assert.All(All[which].Forecast(history, 4).Steps, step =>
        {
            Assert.Equal(42, step.Value, 1e-6);
            Assert.True(double.IsFinite(step.Lower) && double.IsFinite(step.Upper));
        });
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Bad_input_is_refused_by_name(int which)
    {
        double[] holed = [.. Enumerable.Range(0, 60).Select(at => at == 30 ? double.NaN : at)];

        Assert.Throws<ArgumentException>("history", () => All[which].Forecast([1], 1));
        Assert.Throws<ArgumentException>("history", () => All[which].Forecast(holed, 1));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => All[which].Forecast(Signals.Seasonal(new Random(1), 60, 12), 0));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => All[which].Forecast(Signals.Seasonal(new Random(1), 60, 12), 1, 1));
    }

    [Fact]
    public void Smoothing_with_a_damped_trend_goes_up_less_and_less()
    {
        double[] history = [.. Enumerable.Range(0, 60).Select(at => 10.0 + 2 * at)];

        var values = new ExponentialSmoothing().Forecast(history, 20).Values;

        Assert.InRange(values[0], 129, 131);
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 2.05));
    }

    [Fact]
    public void Conformal_intervals_of_autoregressions_hold_about_the_stated_share()
    {
        const int Series = 150;
        var random = new Random(41);

        var covered = Enumerable.Range(0, Series).Average(_ =>
        {
            var series = Signals.Autoregression(random, 130, 0.6);
            var forecast = new ConformalForecaster(new AutoregressiveForecaster(), origins: 20).Forecast(series.AsSpan(0, 125), 5, 0.9);
            return ForecastScores.Coverage(series.AsSpan(125), forecast);
        });

        // Five steps of one series go together: the error is that of some 300 independent ones, and 100 past errors give the width.
        Assert.InRange(covered, 0.84, 0.95);
    }

    [Fact]
    public void Measures_by_hand()
    {
        Assert.Equal(2, ForecastScores.Mase([5, 7], [3, 5], [1, 2, 3, 4]), 1e-12);
        Assert.Equal(200 * (1.0 / 3 + 1.0 / 7) / 2, ForecastScores.Smape([1, 3], [2, 4]), 1e-12);
        Assert.Equal((0.9 * 2 + 0.1 * 3) / 2, ForecastScores.Pinball([5, 1], [3, 4], 0.9), 1e-12);

        // CRPS of a normal forecast at its mean: σ (√2 − 1) / √π (Gneiting & Raftery 2007, JASA 102(477), 359-378, equation 21).
        Assert.Equal(3 * (Math.Sqrt(2) - 1) / Math.Sqrt(Math.PI), Crps.OfNormal(10, 10, 3), 1e-12);
        Assert.Equal(1, Crps.OfDraws(2, [1, 3]) * 2, 1e-12);
    }
}
