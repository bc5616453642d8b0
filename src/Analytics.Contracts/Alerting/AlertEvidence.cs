using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>What a monitor saw that an alert tells of.</summary>
public sealed record AlertEvidence
{
    /// <summary>Id of the monitor.</summary>
    public required string Monitor { get; init; }

    /// <summary>What the monitor is about.</summary>
    public required string Title { get; init; }

    /// <summary>Its check.</summary>
    public required string Check { get; init; }

    /// <summary>Its test or estimator, where it names one.</summary>
    public string? Test { get; init; }

    /// <summary>Kind of its rule.</summary>
    public string Rule { get; init; } = "verdict";

    /// <summary>Its model.</summary>
    public required string Model { get; init; }

    /// <summary>Its version, where it looks at one only.</summary>
    public string? Version { get; init; }

    /// <summary>Its segment, KEY=VALUE, where it looks at one only.</summary>
    public string? Segment { get; init; }

    /// <summary>Its measure, for the checks measure and series.</summary>
    public string? Measure { get; init; }

    /// <summary>What it takes of the measure, where it says so.</summary>
    public string? Aggregate { get; init; }

    /// <summary>Conditions of the measure, those of model, version and segment among them.</summary>
    public IReadOnlyList<MeasureFilter>? Filters { get; init; }

    /// <summary>The findings that alert, those that matter most first; at most 10.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many of the findings alert.</summary>
    public int Alerting { get; init; }

    /// <summary>How many were judged.</summary>
    public int Judged { get; init; }

    /// <summary>Probability of a false alarm at this look, at most.</summary>
    public double Level { get; init; }

    /// <summary>The window, the reference, the seed and the configuration.</summary>
    public required Provenance Provenance { get; init; }
}
