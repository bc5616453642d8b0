using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>What an alert remembers from one evaluation to the next.</summary>
internal sealed record AlertMemory
{
    public AlertState State { get; init; }

    /// <summary>When the state began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>True from firing to resolving.</summary>
    public bool Active { get; init; }

    /// <summary>Why it is pending or active, or was when it was ended by hand; null otherwise.</summary>
    public AlertCause? Cause { get; init; }

    /// <summary>When what it is pending or active for began; kept after it resolved.</summary>
    public DateTimeOffset? BreachedAt { get; init; }

    /// <summary>Since when it is recovering, or was when it was ended by hand.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>How often it has fired.</summary>
    public long Episode { get; init; }

    /// <summary>Who sees to it; null where nobody does or it is not active.</summary>
    public Acknowledgement? Acknowledgement { get; init; }

    /// <summary>Who ended it by hand; null once its condition has been clear.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>An alert before its first evaluation.</summary>
    public static AlertMemory New(DateTimeOffset now) => new() { Since = now };
}
