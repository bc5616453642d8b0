using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>The state of a rule for one combination of breakdown values.</summary>
public sealed record Alert
{
    /// <summary>Its id: the same for the same rule and breakdown values, always.</summary>
    public required string Id { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Labels: rule, severity, those of the rule and the breakdown values.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>How bad it is.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>Its state.</summary>
    public required AlertState State { get; init; }

    /// <summary>Since when it has this state.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Since when the condition holds, where it does or did last; what fired began then.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>How often it has fired.</summary>
    public long Episode { get; init; }

    /// <summary>Who sees to it.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Who ended it by hand, as long as that keeps it from firing: its condition goes on.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>The figure last seen.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The figure of the window before.</summary>
    public Figure? Previous { get; init; }

    /// <summary>When it was last evaluated.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>Why there is no figure.</summary>
    public string? Detail { get; init; }

    /// <summary>Why nobody is told of it now: silenced, inhibited, or nothing.</summary>
    public string? MutedBy { get; init; }
}
