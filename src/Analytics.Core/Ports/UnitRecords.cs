namespace Analytics.Core.Ports;

/// <summary>Records that count for a metric.</summary>
/// <param name="Source">Where they are: events, predictions, labels, reactions or safety checks.</param>
/// <param name="Filters">Their conditions.</param>
/// <param name="Number">Their number; records without one do not count. Null: each counts 1.</param>
public sealed record UnitRecords(EventSource Source, IReadOnlyList<FieldFilter> Filters, Field? Number);
