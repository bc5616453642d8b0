namespace Analytics.Statistics.Series;

/// <summary>An anomaly to explain.</summary>
public sealed record RootCauseQuery
{
    /// <summary>The points at the time of the anomaly: the anomaly itself, and what it is made up of.</summary>
    public required IReadOnlyList<RootCausePoint> Points { get; init; }

    /// <summary>The dimensions of the anomaly, those it is over all values of with the aggregate symbol.</summary>
    public required IReadOnlyDictionary<string, object?> Anomaly { get; init; }

    /// <summary>How the measure is aggregated.</summary>
    public RootCauseAggregate Aggregate { get; init; } = RootCauseAggregate.Sum;

    /// <summary>What stands for all values of a dimension; compared by type and value, so 0 is not "0".</summary>
    public object? AggregateSymbol { get; init; }

    /// <summary>Weight in [0, 1] of the surprise against the share explained.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>Share of the anomaly's difference, in [0, 1], that a cause must explain.</summary>
    public double Threshold { get; init; } = 0.95;
}
