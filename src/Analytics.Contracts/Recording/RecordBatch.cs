namespace Analytics.Contracts.Recording;

/// <summary>The envelope of every <c>/batch</c> route.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record RecordBatch<T>
{
    /// <summary>Clock of the sender when this HTTP attempt left; set it anew on each attempt. Corrects the timestamps of a wrong clock.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>True when history is brought in: the records do not count as late.</summary>
    public bool Backfill { get; init; }

    /// <summary>The records, 1 to 5,000. <c>batch</c> is accepted as another name.</summary>
    public required IReadOnlyList<T> Items { get; init; }
}
