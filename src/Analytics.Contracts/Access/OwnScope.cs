namespace Analytics.Contracts.Access;

/// <summary>What is someone's own: records whose segment (of events: property; of metrics: label) of a key has one of some values.</summary>
/// <param name="Key">Name of the segment, property or label: "trainer".</param>
/// <param name="Values">1 to 100 values: "trainer-03".</param>
public sealed record OwnScope(string Key, IReadOnlyList<string> Values);
