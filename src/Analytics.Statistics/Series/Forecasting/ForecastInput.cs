using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>What all forecasters check, and how they put steps together.</summary>
internal static class ForecastInput
{
    /// <summary>The history as an array, after all arguments are checked.</summary>
    internal static double[] Checked(IForecaster forecaster, ReadOnlySpan<double> history, int horizon, double confidence)
    {
        SeriesInput.Check(history, forecaster.LeastValues);
        SeriesInput.AtLeast(horizon, 1);
        Confidence.Error(confidence);
        return history.ToArray();
    }

    /// <summary>Normal intervals about the values.</summary>
    internal static SeriesForecast Normal(IReadOnlyList<double> values, Func<int, double> deviation, double confidence)
    {
        var width = NormalDistribution.TwoSided(Confidence.Error(confidence));
        return new([.. values.Select((value, step) => ForecastStep.Symmetric(value, width * deviation(step)))], confidence);
    }

    /// <summary>The same forecast with each of its numbers changed by a function that never falls.</summary>
    internal static SeriesForecast Map(SeriesForecast forecast, Func<int, double, double> change) =>
        forecast with { Steps = [.. forecast.Steps.Select((step, i) => new ForecastStep(change(i, step.Value), change(i, step.Lower), change(i, step.Upper)))] };
}
