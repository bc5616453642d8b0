namespace Analytics.Core.Ports;

/// <summary>Kind of a record; the number is stored.</summary>
public enum RecordKind
{
    Prediction = 1,
    Feedback = 2,
    Safety = 3,
    Event = 4,
    Metric = 5,
    Exposure = 6,
}
