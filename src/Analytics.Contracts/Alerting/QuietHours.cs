namespace Analytics.Contracts.Alerting;

/// <summary>
/// Hours in which nothing but critical alerts is told; what was held back is told when they end. A time that a change of clocks skips or repeats counts
/// as the clock on the wall shows it.
/// </summary>
public sealed record QuietHours
{
    /// <summary>Days on which they begin: mon, tue, wed, thu, fri, sat, sun. Absent: every day.</summary>
    public IReadOnlyList<string>? Days { get; init; }

    /// <summary>Begin, inclusive, as HH:mm.</summary>
    public required string From { get; init; }

    /// <summary>End, exclusive, as HH:mm; not after <see cref="From"/>: on the next day.</summary>
    public required string To { get; init; }

    /// <summary>Time zone by its IANA name, such as Europe/Berlin.</summary>
    public required string Zone { get; init; }
}
