namespace Analytics.Statistics.Series;

/// <summary>How a <see cref="SurpriseDetector"/> works. Ranges are checked by it.</summary>
public sealed record SurpriseOptions
{
    /// <summary>Values that each new one is compared with, at least 10. Long histories tell rare from new.</summary>
    public int HistoryLength { get; init; } = 8000;

    /// <summary>Values before anything is scored, at least 10 and at most the history.</summary>
    public int WarmUp { get; init; } = 200;

    /// <summary>Share of the history, above 0 and below 0.5, that the tail is fitted to.</summary>
    public double TailShare { get; init; } = 0.02;

    /// <summary>Values that short means are of, at least 1.</summary>
    public int Window { get; init; } = 20;

    /// <summary>Values in a season, at least 2; 0 for none.</summary>
    public int Period { get; init; }

    /// <summary>Earlier seasons that a value is compared with at its phase, at least 2.</summary>
    public int Seasons { get; init; } = 7;

    /// <summary>Values before a value that its score must exceed to count, at least 0: an anomaly that lasts is told once.</summary>
    public int Quiet { get; init; } = 100;

    /// <summary>Score from which a value alerts, at least 0: a sum of −log10 of tail probabilities, one for each view.</summary>
    public double Threshold { get; init; } = 12;
}
