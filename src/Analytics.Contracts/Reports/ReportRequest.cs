namespace Analytics.Contracts.Reports;

/// <summary>Asks for a report, as <c>POST /v1/reports</c> takes it.</summary>
public sealed record ReportRequest
{
    /// <summary>effectiveness or safety (of a model), experiment, executive (money and subscriptions), or weekly (everything at one glance).</summary>
    public required string Template { get; init; }

    /// <summary>The model; required for effectiveness and safety.</summary>
    public string? Model { get; init; }

    /// <summary>One version only.</summary>
    public string? Version { get; init; }

    /// <summary>Key of the experiment; required for experiment.</summary>
    public string? Experiment { get; init; }

    /// <summary>Start of the window. Absent: 30 days before the end. experiment and weekly have none.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the window. Absent: now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How it is written.</summary>
    public ReportFormat Format { get; init; }
}
