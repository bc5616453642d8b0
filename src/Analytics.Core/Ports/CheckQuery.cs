namespace Analytics.Core.Ports;

/// <summary>Asks for safety checks with the verdict violation or blocked, by time of their prediction in [From, To), newest first.</summary>
public sealed record CheckQuery
{
    /// <summary>Null: all models.</summary>
    public string? Model { get; init; }
    public required DateTime From { get; init; }
    public required DateTime To { get; init; }

    /// <summary>Null: all. Otherwise only checks of these id hashes.</summary>
    public IReadOnlyCollection<ulong>? Only { get; init; }

    /// <summary>Id hashes of checks to leave out.</summary>
    public IReadOnlyCollection<ulong> Except { get; init; } = [];

    /// <summary>Time and id hash of the last check of the page before; null: the first page.</summary>
    public (DateTime At, ulong IdHash)? After { get; init; }

    /// <summary>The most to answer.</summary>
    public required int Limit { get; init; }
}
