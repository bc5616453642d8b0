namespace Analytics.Statistics.Series.Forecasting;

/// <summary>How a rolling-origin backtest cuts a series. Ranges are checked by <see cref="Backtest.Run"/>.</summary>
public sealed record BacktestOptions
{
    /// <summary>Values ahead of each forecast, at least 1.</summary>
    public int Horizon { get; init; } = 1;

    /// <summary>Origins, at least 1; fewer where the history would be too short.</summary>
    public int Origins { get; init; } = 5;

    /// <summary>Values from one origin to the next, at least 1.</summary>
    public int Step { get; init; } = 1;

    /// <summary>Values of history that each forecast knows at least, at least 1.</summary>
    public int LeastHistory { get; init; } = 1;

    /// <summary>Confidence of the intervals, above 0 and below 1.</summary>
    public double Confidence { get; init; } = 0.95;
}
