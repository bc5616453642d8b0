using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Alerts;

/// <summary>An alert of a rule as it is stored.</summary>
internal sealed record AlertInstance
{
    public required string Id { get; init; }

    /// <summary>The breakdown values.</summary>
    public required IReadOnlyDictionary<string, string?> Keys { get; init; }

    /// <summary>True for the alert that the rule can't be evaluated.</summary>
    public bool IsHealth { get; init; }

    public required AlertMemory Memory { get; init; }

    /// <summary>When it was last evaluated.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>When its source last had anything to say about it.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    public Figure? Figure { get; init; }

    public Figure? Previous { get; init; }

    public string Unit { get; init; } = "";

    public string? Detail { get; init; }

    public AlertEvidence? Evidence { get; init; }
}
