namespace Analytics.Contracts.Reports;

/// <summary>A report that is written again and again, as <c>PUT /v1/reports/schedules/{uid}</c> takes it.</summary>
public sealed record ReportSchedule
{
    /// <summary>Its id; taken from the path on PUT.</summary>
    public string Uid { get; init; } = "";

    /// <summary>What is written; its window ends when it is due, and is as long as <see cref="Days"/> says.</summary>
    public required ReportRequest Report { get; init; }

    /// <summary>Length of the window in days, 1 to 366.</summary>
    public int Days { get; init; } = 7;

    /// <summary>When: minute, hour, day of month, month, day of week ("0 7 * * MON").</summary>
    public required string Cron { get; init; }

    /// <summary>Time zone of that, by its IANA name.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Channels that get it: mail with the report attached, Slack, Teams and webhooks with a summary and a link. At most 20.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>False: it rests.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>When it is due next; absent while it rests. Ignored on PUT.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The three times after now. Ignored on PUT.</summary>
    public IReadOnlyList<DateTimeOffset> Upcoming { get; init; } = [];

    /// <summary>Its last report. Ignored on PUT.</summary>
    public string? LastReport { get; init; }

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
