namespace Analytics.Core.Ports;

/// <summary>What people did.</summary>
/// <param name="Active">People with an event.</param>
/// <param name="Days">By day.</param>
/// <param name="Features">By event.</param>
/// <param name="Cohorts">By week of the first event ever and weeks since.</param>
public sealed record AudienceTotals(long Active, IReadOnlyList<AudienceDay> Days, IReadOnlyList<AudienceFeature> Features, IReadOnlyList<AudienceCohort> Cohorts);
