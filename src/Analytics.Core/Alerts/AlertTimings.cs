using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>What of a rule the state machine needs.</summary>
/// <param name="For">How long a breach must last before it fires.</param>
/// <param name="KeepFiringFor">How long it must be clear before it resolves.</param>
/// <param name="NoData">What too few data mean.</param>
internal sealed record AlertTimings(TimeSpan For, TimeSpan KeepFiringFor, NoDataPolicy NoData);
