namespace Analytics.Core.Ports;

/// <summary>Rows that were derived for one hour of a model since some commit: what makes a window that was computed before stale.</summary>
/// <param name="Model">The model.</param>
/// <param name="Source">Predictions, Labels, Reactions or SafetyChecks.</param>
/// <param name="Hour">Start of the hour in which their predictions were made, UTC.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Sequence">The latest commit among them.</param>
public sealed record RowChange(string Model, EventSource Source, DateTime Hour, long Rows, long Sequence);
