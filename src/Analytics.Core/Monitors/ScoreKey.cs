using Analytics.Contracts.Monitoring;

namespace Analytics.Core.Monitors;

/// <summary>Which scores may be compared: a check may look at one subject in several ways, and choose its test by the size of a window.</summary>
internal readonly record struct ScoreKey(string Check, string Subject, string? Method)
{
    public static ScoreKey Of(Finding finding) => new(finding.Check, finding.Subject, finding.Method);
}
