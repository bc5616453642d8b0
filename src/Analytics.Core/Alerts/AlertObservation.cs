using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Alerts;

/// <summary>What a source saw of one thing that a rule watches.</summary>
public sealed record AlertObservation
{
    /// <summary>What the thing is: value of each field by which the rule splits.</summary>
    public required IReadOnlyDictionary<string, string?> Keys { get; init; }

    /// <summary>What it says.</summary>
    public required AlertSignal Signal { get; init; }

    /// <summary>The figure.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The figure of the window before.</summary>
    public Figure? Previous { get; init; }

    /// <summary>Unit of the figures.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What a monitor saw.</summary>
    public AlertEvidence? Evidence { get; init; }

    /// <summary>Why there is no figure, or what else is to be said.</summary>
    public string? Detail { get; init; }
}
