namespace Analytics.Contracts.Safety;

/// <summary>A page of violations, newest first.</summary>
/// <param name="Items">The violations.</param>
/// <param name="NextCursor">Ask with it for the next page; absent on the last.</param>
public sealed record ViolationPage(IReadOnlyList<Violation> Items, string? NextCursor);
