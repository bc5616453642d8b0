using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>An alert, as a notification tells of it.</summary>
public sealed record NoticeAlert
{
    /// <summary>Id of the alert.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule is about.</summary>
    public required string Title { get; init; }

    /// <summary>Its state.</summary>
    public required AlertState State { get; init; }

    /// <summary>True when it fires, acknowledged or not.</summary>
    public required bool Active { get; init; }

    /// <summary>How bad it is.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>Its labels.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>What changed, and by how much.</summary>
    public required string What { get; init; }

    /// <summary>How sure that is: the interval and the number of records, or why there is no figure.</summary>
    public required string Sure { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What to do next.</summary>
    public required string Next { get; init; }

    /// <summary>Page that says what to do.</summary>
    public string? Runbook { get; init; }

    /// <summary>Page with the figures.</summary>
    public required string Link { get; init; }

    /// <summary>Who sees to it.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Who ended it by hand.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>What a monitor saw; absent for rules on measures.</summary>
    public AlertEvidence? Evidence { get; init; }

    /// <summary>Address that ranks the causes; absent for rules on measures and for safety.</summary>
    public string? Explain { get; init; }

    /// <summary>A notebook cell in C# that asks for the figures again.</summary>
    public string? Notebook { get; init; }

    /// <summary>The figure.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The figure of the window before.</summary>
    public Figure? Previous { get; init; }
}
