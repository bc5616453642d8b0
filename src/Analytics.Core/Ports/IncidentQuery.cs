namespace Analytics.Core.Ports;

/// <summary>
/// Asks for incidents: safety checks with the verdict violation or blocked, of one model and rule, each within the gap of the one before, by time
/// of their prediction in [From, To). Only those that hold a check that is not closed.
/// </summary>
public sealed record IncidentQuery
{
    /// <summary>Null: all models.</summary>
    public string? Model { get; init; }

    /// <summary>Null: all versions.</summary>
    public string? Version { get; init; }
    public required DateTime From { get; init; }
    public required DateTime To { get; init; }
    public required TimeSpan Gap { get; init; }

    /// <summary>Id hashes of the checks that are closed.</summary>
    public IReadOnlyCollection<ulong> Closed { get; init; } = [];

    /// <summary>The most to answer: the worst severity first, then the most open checks, then the latest.</summary>
    public required int Limit { get; init; }
}
