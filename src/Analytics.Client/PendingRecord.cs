namespace Analytics.Client;

/// <summary>A record that waits, and when it was given.</summary>
internal readonly record struct PendingRecord(RecordRoute Route, object Record, long UtcTicks);
