namespace Analytics.Core.Ports;

/// <summary>Kind of feedback; the number is stored.</summary>
public enum FeedbackKind
{
    Label = 1,
    Value = 2,
    Rating = 3,
    Accepted = 4,
    Dismissed = 5,
    Completed = 6,
    Correction = 7,
    Text = 8,
}
