namespace Analytics.Learning.Series;

/// <summary>An anomaly to explain.</summary>
public sealed class RootCauseLocalizationInput
{
    /// <summary>An anomaly to be filled in.</summary>
    public RootCauseLocalizationInput()
    {
    }

    /// <summary>An anomaly.</summary>
    /// <param name="anomalyTimestamp">Its time.</param>
    /// <param name="anomalyDimension">Its dimensions.</param>
    /// <param name="slices">The measure, at least at the time of the anomaly.</param>
    /// <param name="aggregateType">How the measure is aggregated.</param>
    /// <param name="aggregateSymbol">What stands for all values of a dimension.</param>
    public RootCauseLocalizationInput(
        DateTime anomalyTimestamp, Dictionary<string, object?> anomalyDimension, List<MetricSlice> slices, AggregateType aggregateType, object? aggregateSymbol) =>
        (AnomalyTimestamp, AnomalyDimension, Slices, AggregateType, AggregateSymbol) = (anomalyTimestamp, anomalyDimension, slices, aggregateType, aggregateSymbol);

    /// <summary>An anomaly of a measure whose aggregation is not known.</summary>
    /// <param name="anomalyTimestamp">Its time.</param>
    /// <param name="anomalyDimension">Its dimensions.</param>
    /// <param name="slices">The measure, at least at the time of the anomaly.</param>
    /// <param name="aggregateSymbol">What stands for all values of a dimension.</param>
    public RootCauseLocalizationInput(DateTime anomalyTimestamp, Dictionary<string, object?> anomalyDimension, List<MetricSlice> slices, object? aggregateSymbol)
        : this(anomalyTimestamp, anomalyDimension, slices, AggregateType.Unknown, aggregateSymbol)
    {
    }

    /// <summary>Its time.</summary>
    public DateTime AnomalyTimestamp { get; set; }

    /// <summary>Its dimensions, with the aggregate symbol where it is over all values of one.</summary>
    public Dictionary<string, object?> AnomalyDimension { get; set; } = [];

    /// <summary>The measure; the slice at the time of the anomaly is looked at.</summary>
    public List<MetricSlice> Slices { get; set; } = [];

    /// <summary>How the measure is aggregated.</summary>
    public AggregateType AggregateType { get; set; }

    /// <summary>What stands for all values of a dimension; compared by type and value, so 0 is not "0".</summary>
    public object? AggregateSymbol { get; set; }
}
