using Analytics.Contracts.Reports;

namespace Analytics.Contracts.Alerting;

/// <summary>A notification: a group of alerts, as they stood when it was made, or a report. The generic webhook receives exactly this.</summary>
public sealed record AlertNotice
{
    /// <summary>Id of the notification; the same in all its channels and attempts.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the group; the same for its life: the key by which receivers recognise what belongs together.</summary>
    public required string Group { get; init; }

    /// <summary>How the group stands.</summary>
    public required NoticeStatus Status { get; init; }

    /// <summary>Why it is told now: fired, changed, acknowledged, resolved, repeated, escalated, report or test.</summary>
    public required string Reason { get; init; }

    /// <summary>How bad the worst of its alerts is.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>All of it in one line.</summary>
    public required string Title { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The alerts, those that fire first; at most 50. Empty where a report is told.</summary>
    public required IReadOnlyList<NoticeAlert> Alerts { get; init; }

    /// <summary>The report that it tells, in place of alerts.</summary>
    public ReportNotice? Report { get; init; }

    /// <summary>How many more there are.</summary>
    public int Further { get; init; }
}
