namespace Analytics.Client;

/// <summary>Kinds of records, in the order in which those of one moment are sent: feedback after its prediction.</summary>
internal enum RecordRoute
{
    Predictions,
    Exposures,
    Events,
    Safety,
    Feedback,
}
