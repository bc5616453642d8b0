using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Alerting;

/// <summary>A time at which a rule would have fired.</summary>
/// <param name="Labels">Labels of the alert.</param>
/// <param name="FiredAt">When it would have fired.</param>
/// <param name="ResolvedAt">When it would have resolved; null where it had not by the end.</param>
/// <param name="Figure">The figure at which it fired.</param>
public sealed record RuleBacktestFiring(IReadOnlyDictionary<string, string> Labels, DateTimeOffset FiredAt, DateTimeOffset? ResolvedAt, Figure? Figure);
