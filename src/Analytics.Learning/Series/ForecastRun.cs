using Analytics.Statistics.Series;

namespace Analytics.Learning.Series;

/// <summary>A forecaster at work: it forecasts when it is asked.</summary>
internal sealed class ForecastRun(ForecastPlan plan, SsaModel model) : SeriesRun
{
    private SeriesForecast? forecast;
    private int horizon = plan.Horizon;
    private double confidence = plan.Confidence;

    public override SeriesPlan Saved => plan with { Model = model.State };

    /// <summary>Asks for another horizon or confidence; null for those of the plan.</summary>
    public void Ask(int? steps, double? level) => (forecast, horizon, confidence) = (null, steps ?? plan.Horizon, level ?? plan.Confidence);

    public override void Take(double value)
    {
        model.Consume(value);
        forecast = null;
    }

    public override double[] Values(int column)
    {
        forecast ??= model.Forecast(horizon, confidence);
        return [.. forecast.Steps.Select(step => column switch { 0 => step.Value, 1 => step.Lower, _ => step.Upper })];
    }
}
