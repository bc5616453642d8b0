using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>A change of an alert, as the history keeps it for 30 days.</summary>
public sealed record AlertTransition
{
    /// <summary>Unique: alert, episode and kind; the time too where a kind may come again within an episode.</summary>
    public required string Id { get; init; }

    /// <summary>The alert.</summary>
    public required string Alert { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Labels of the alert.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>
    /// What people are told of: fired, acknowledged, resolved. What happened in between: pending, calmed (pending no more, without having fired), recovering,
    /// relapsed (from recovering), paused, resumed.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The state that followed.</summary>
    public required AlertState State { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Which firing of the alert it belongs to, from 1.</summary>
    public required long Episode { get; init; }

    /// <summary>The figure at the time.</summary>
    public Figure? Figure { get; init; }

    /// <summary>Who did it; absent where the service did.</summary>
    public string? By { get; init; }

    /// <summary>What else is known; what they said where someone did it.</summary>
    public string? Detail { get; init; }
}
