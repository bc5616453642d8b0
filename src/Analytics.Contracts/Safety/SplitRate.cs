namespace Analytics.Contracts.Safety;

/// <summary>The rate of a part.</summary>
/// <param name="Value">Version or segment; absent for predictions without one.</param>
/// <param name="Rate">Its rate.</param>
public sealed record SplitRate(string? Value, SafetyRate Rate);
