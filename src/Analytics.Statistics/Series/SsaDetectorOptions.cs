namespace Analytics.Statistics.Series;

/// <summary>How an SSA detector scores values.</summary>
public sealed record SsaDetectorOptions
{
    /// <summary>How a value and its forecast make the score.</summary>
    public SsaError Error { get; init; } = SsaError.SignedDifference;

    /// <summary>
    /// Whether the model takes a value in before it forecasts, so that the value is compared with the forecast of the one after it. ML.NET's
    /// prediction engine does; its transform does not, and neither should you.
    /// </summary>
    public bool ConsumeFirst { get; init; }
}
