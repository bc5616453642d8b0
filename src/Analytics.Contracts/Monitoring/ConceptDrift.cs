namespace Analytics.Contracts.Monitoring;

/// <summary>What a detector saw on the errors of a model, one after the other.</summary>
/// <param name="Detector">The detector.</param>
/// <param name="Outcomes">Errors read.</param>
/// <param name="Alarms">Its alarms, the latest at most 100.</param>
public sealed record ConceptDrift(string Detector, long Outcomes, IReadOnlyList<ConceptAlarm> Alarms)
{
    /// <summary>The rise of the mean error that stands until the end of the window and is the largest; absent where there is none. Before and after are the means of all errors on either side.</summary>
    public ConceptAlarm? Rise { get; init; }
}
