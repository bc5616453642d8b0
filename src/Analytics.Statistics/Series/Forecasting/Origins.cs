namespace Analytics.Statistics.Series.Forecasting;

/// <summary>Where a history is cut to try forecasters on it.</summary>
internal static class Origins
{
    /// <summary>Cuts that leave at least half of the history, spread over the rest, each with up to the asked horizon ahead.</summary>
    internal static BacktestOptions Of(int count, int horizon, int least, int origins)
    {
        var history = Math.Min(Math.Max(least, count / 2), Math.Max(1, count - 1));
        var ahead = Math.Clamp(Math.Min(horizon, (count - history) / 2), 1, Math.Max(1, horizon));
        var step = Math.Max(1, (count - history - ahead) / origins);
        return new() { Horizon = ahead, Origins = origins, Step = Math.Min(step, ahead), LeastHistory = history };
    }
}
