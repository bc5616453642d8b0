using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>What is to be done about a group.</summary>
/// <param name="Next">What the group remembers; null: it is forgotten.</param>
/// <param name="Notice">What is to be told; null: nothing.</param>
/// <param name="Channels">To whom.</param>
internal sealed record GroupPlan(AlertGroup? Next, AlertNotice? Notice, IReadOnlyList<string> Channels);
