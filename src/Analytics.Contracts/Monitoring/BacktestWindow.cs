using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>What the monitor says of a window of the past.</summary>
/// <param name="Window">The window.</param>
/// <param name="Status">As it was.</param>
/// <param name="Score">The largest score as it was; the smallest where the rule asks for less.</param>
/// <param name="InjectedStatus">When the fault begins in it; null without one.</param>
/// <param name="InjectedScore">The same with the fault.</param>
public sealed record BacktestWindow(TimeRange Window, string Status, double? Score, string? InjectedStatus, double? InjectedScore);
