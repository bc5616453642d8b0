namespace Analytics.Core.Privacy.People;

/// <summary>
/// What is someone's own: records whose segment (of events: property; of metrics: label) of a key has one of some values, as the key "trainer" with
/// "trainer-03".
/// </summary>
/// <param name="Key">Name of the segment, property or label.</param>
/// <param name="Values">Its values, at least one.</param>
public sealed record OwnRecords(string Key, IReadOnlyList<string> Values);
