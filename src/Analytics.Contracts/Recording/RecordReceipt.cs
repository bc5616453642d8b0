namespace Analytics.Contracts.Recording;

/// <summary>One arrival of a record.</summary>
/// <param name="Kind">prediction, feedback, safety, event or metric.</param>
/// <param name="Status">stored, waiting, duplicate, dropped or rejected.</param>
/// <param name="Code">Reason of any status but stored and waiting.</param>
/// <param name="ReceivedAt">When it arrived.</param>
public sealed record RecordReceipt(string Kind, string Status, string? Code, DateTimeOffset ReceivedAt);
