namespace Analytics.Contracts.Experiments;

/// <summary>Asks for the variants of many visitors.</summary>
/// <param name="Items">1 to 5,000.</param>
public sealed record AssignBatch(IReadOnlyList<AssignRequest> Items);
