namespace Analytics.Statistics.Series;

/// <summary>State of a sequential detector, plain data for any serialiser. A detector made from it with the same options goes on as the saved one would.</summary>
public sealed record DetectorState
{
    /// <summary>Scores in the history, oldest first.</summary>
    public IReadOnlyList<double> Scores { get; init; } = [];

    /// <summary>Logarithms of the bets in the window of the martingale, oldest first; empty for spike detectors and before the first value.</summary>
    public IReadOnlyList<double> LogBets { get; init; } = [];

    /// <summary>Values to come without an alert, at least 0.</summary>
    public int Quiet { get; init; }

    /// <summary>State of the SSA model; null for detectors without one.</summary>
    public SsaState? Model { get; init; }
}
