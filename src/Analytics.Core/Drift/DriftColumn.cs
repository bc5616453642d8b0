using Analytics.Core.Ports;

namespace Analytics.Core.Drift;

/// <summary>A column of predictions that is looked at for drift.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Field">Where it is stored; null where it can't be judged.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Source">Predictions, or Labels for the truth.</param>
internal sealed record DriftColumn(string Name, Field? Field, DriftColumnKind Kind, EventSource Source = EventSource.Predictions);
