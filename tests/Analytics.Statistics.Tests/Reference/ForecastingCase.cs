using System.Text.Json;
using Analytics.Statistics.Series;
using Analytics.Statistics.Series.Forecasting;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>A series of forecasting.json with its last values held out, and what other packages forecast of them.</summary>
internal sealed record ForecastingCase(string Id, string Set, int Frequency, int Holdout, double[] Values, Dictionary<string, JsonElement> Methods)
{
    private const double Confidence = 0.95;

    private double[] Training => Values[..^Holdout];

    private double[] Actual => Values[^Holdout..];

    public SeriesForecast Forecast(IForecaster forecaster) => forecaster.Forecast(Training, Holdout, Confidence);

    public double Mase(SeriesForecast forecast) => ForecastScores.Mase(Actual, [.. forecast.Values], Training, Frequency);

    public double Smape(SeriesForecast forecast) => ForecastScores.Smape(Actual, [.. forecast.Values]);

    public double Coverage(SeriesForecast forecast) => ForecastScores.Coverage(Actual, forecast);

    /// <summary>The forecast that another package made.</summary>
    public SeriesForecast Published(string method)
    {
        var (values, lower, upper) = (Numbers(method, "forecast"), Numbers(method, "lower95"), Numbers(method, "upper95"));
        return new([.. values.Select((value, i) => new ForecastStep(value, lower[i], upper[i]))], Confidence);
    }

    public double Figure(string method, string name) => Methods[method].GetProperty(name).GetDouble();

    private double[] Numbers(string method, string name) => SeriesCase.Numbers(Methods[method].GetProperty(name));
}
