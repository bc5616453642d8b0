namespace Analytics.Core.Ports;

/// <summary>How often something was seen in the records of one batch. The finding <c>checked</c> counts records, <c>expected</c> fields.</summary>
/// <param name="Model">Model; null where the record has none.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="Finding">Name of the finding; see <c>QualityFinding</c> of the contracts.</param>
/// <param name="Field">Field or feature; null for the whole record.</param>
/// <param name="Count">How often, positive.</param>
public sealed record QualityCount(string? Model, string? Version, string Finding, string? Field, long Count);
