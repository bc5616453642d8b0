namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Tries forecasters on earlier origins of the history (rolling-origin cross validation), takes the mean of the best, and scales the intervals so
/// that they would have held the stated share of what followed those origins. Deterministic. As costly as one forecast of each candidate for each
/// origin and one more.
/// Source: Tashman 2000, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16(4), 437-450; for the intervals see
/// <see cref="ConformalForecaster"/>.
/// </summary>
public sealed class AutoForecaster : IForecaster
{
    private const int Best = 3;
    private const int Tried = 5;
    private const double NearBest = 1.25;

    private readonly int period;
    private readonly IReadOnlyList<IForecaster>? candidates;

    /// <summary>A selector among the library's forecasters.</summary>
    /// <param name="period">Values in a season, at least 1; 1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is below 1.</exception>
    public AutoForecaster(int period = 1) => this.period = SeriesInput.AtLeast(period, 1);

    /// <summary>A selector among given forecasters.</summary>
    /// <param name="candidates">At least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="candidates"/> is null.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public AutoForecaster(IReadOnlyList<IForecaster> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (candidates.Count == 0) throw new ArgumentException("There must be a forecaster.", nameof(candidates));
        this.candidates = candidates;
    }

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public int LeastValues => candidates?.Min(candidate => candidate.LeastValues) ?? 3;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var ranked = Ranked(values, horizon, confidence);
        var good = ranked.Where(each => each.MeanAbsoluteError <= NearBest * ranked[0].MeanAbsoluteError).Take(Best).ToArray();
        var forecast = CombinedForecaster.Mean([.. good.Select(each => each.Forecaster.Forecast(values, horizon, confidence))]);
        return good[0].Folds.Count == 0 ? forecast : ConformalWidth.Scale(forecast, ConformalWidth.Of(Combined(good), confidence));
    }

    /// <summary>How the candidates did on earlier origins of a history, the best first. A history too short for any origin leaves them as they come.</summary>
    /// <param name="history">At least <see cref="LeastValues"/> finite values, evenly spaced, oldest first.</param>
    /// <param name="horizon">Values ahead, at least 1; fewer are tried where the history is short.</param>
    /// <returns>The candidates that the history is long enough for.</returns>
    /// <exception cref="ArgumentException">The history is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 1.</exception>
    public IReadOnlyList<ForecastCandidate> Rank(ReadOnlySpan<double> history, int horizon) =>
        Ranked(ForecastInput.Checked(this, history, horizon, 0.95), horizon, 0.95);

    private ForecastCandidate[] Ranked(double[] values, int horizon, double confidence)
    {
        var usable = (candidates ?? Defaults(values)).Where(candidate => candidate.LeastValues <= values.Length).ToArray();
        var options = Origins.Of(values.Length, horizon, 0, Tried) with { Confidence = confidence };
        ForecastCandidate[] tried =
        [
            .. usable.Where(candidate => candidate.LeastValues <= options.LeastHistory && values.Length > options.LeastHistory)
                .Select(candidate => (candidate, result: Backtest.Run(values, candidate, options)))
                .Select(each => new ForecastCandidate(each.candidate, each.result.MeanAbsoluteError, each.result.Folds))
                .OrderBy(each => each.MeanAbsoluteError),
        ];
        return tried.Length > 0 ? tried : [.. usable.Select(candidate => new ForecastCandidate(candidate, 0, [])).Take(1)];
    }

    private IEnumerable<IForecaster> Defaults(double[] values)
    {
        IForecaster[] plain =
        [
            new NaiveForecaster(period),
            new DriftForecaster(),
            new ExponentialSmoothing(period),
            new ThetaForecaster(period),
            new AutoregressiveForecaster(),
            new AutoregressiveForecaster(1),
            new SsaForecaster(period),
            new RegressionForecaster(period),
        ];
        IForecaster[] seasonal = period > 1 ? [new StlForecaster(period)] : [];
        IForecaster[] logs = values.Min() <= 0 ? [] : period > 1
            ? [new LogForecaster(new StlForecaster(period)), new LogForecaster(new RegressionForecaster(period))]
            : [new LogForecaster(new AutoregressiveForecaster())];
        return [.. plain, .. seasonal, .. logs];
    }

    /// <summary>The folds of the mean of several candidates.</summary>
    private static IEnumerable<BacktestFold> Combined(ForecastCandidate[] good) =>
        good[0].Folds.Select((fold, i) => fold with { Forecast = CombinedForecaster.Mean([.. good.Select(each => each.Folds[i].Forecast)]) });
}
