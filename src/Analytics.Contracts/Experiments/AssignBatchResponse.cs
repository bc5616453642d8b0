namespace Analytics.Contracts.Experiments;

/// <summary>The variants of many visitors.</summary>
/// <param name="Items">One a visitor, in the order of the request.</param>
public sealed record AssignBatchResponse(IReadOnlyList<AssignResponse> Items);
