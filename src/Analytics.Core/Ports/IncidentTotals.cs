namespace Analytics.Core.Ports;

/// <summary>An incident: see <see cref="IncidentQuery"/>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Severity">Worst severity.</param>
/// <param name="First">Time of the first check, UTC.</param>
/// <param name="Last">Time of the last check, UTC.</param>
/// <param name="Checks">Checks in it.</param>
/// <param name="Open">Those that are not closed.</param>
/// <param name="Blocked">Those with the verdict blocked.</param>
public sealed record IncidentTotals(string Model, string Rule, string? Severity, DateTime First, DateTime Last, long Checks, long Open, long Blocked);
