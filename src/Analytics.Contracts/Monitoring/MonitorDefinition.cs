using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>
/// What is watched of a model, as <c>PUT /v1/monitors/{uid}</c> takes it: a check, the windows it looks at, what they are compared with, and the rule that
/// decides.
/// </summary>
public sealed record MonitorDefinition
{
    /// <summary>Its id; taken from the path on PUT.</summary>
    public string Uid { get; init; } = "";

    /// <summary>What it is about, for people. Absent: the check.</summary>
    public string? Title { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>One version only. Absent: all.</summary>
    public string? Version { get; init; }

    /// <summary>KEY=VALUE: only predictions of that segment.</summary>
    public string? Segment { get; init; }

    /// <summary>Name of a check (<c>GET /v1/monitors/checks</c>): drift, performance, safety, measure, …</summary>
    public required string Check { get; init; }

    /// <summary>Columns or metrics to look at; empty: all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A test by name, for drift. Absent: chosen by type and size.</summary>
    public string? Test { get; init; }

    /// <summary>The measure (<c>GET /v1/measures</c>), for the checks measure and series.</summary>
    public string? Measure { get; init; }

    /// <summary>What to take of the measure, where it offers a choice.</summary>
    public string? Aggregate { get; init; }

    /// <summary>
    /// Further conditions that all hold, for the checks measure and series: the currency of costs, the name of a system metric (which belongs to no model, version
    /// or segment; the monitor looks at it when data of its model arrive).
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MeasureFilter>? Filters { get; init; }

    /// <summary>The windows judged.</summary>
    public MonitorWindow Window { get; init; } = new();

    /// <summary>
    /// What they are compared with: registered (with the version; the window before where there is none), previous (the window before), dataset:NAME or
    /// FROM/TO in ISO 8601.
    /// </summary>
    public string Reference { get; init; } = "registered";

    /// <summary>What makes a window an alert.</summary>
    public MonitorRule Rule { get; init; } = new();

    /// <summary>Fewest rows that a figure must rest on to be judged.</summary>
    public long MinSamples { get; init; } = 100;

    /// <summary>
    /// True: it looks as data arrive and not only when a window has ended: at the last stretch up to now (sliding) or at the window so far, again when a third
    /// more rows have come, or after five minutes, at most twelve times an hour (sliding) or a window.
    /// </summary>
    public bool Streaming { get; init; } = true;

    /// <summary>How bad its alert is.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>True: it does not look.</summary>
    public bool Paused { get; init; }

    /// <summary>Where it comes from: default (made with the model), file (of <c>Monitors:File</c>) or api. Ignored on PUT.</summary>
    public string Origin { get; init; } = "api";

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
