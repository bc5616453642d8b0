using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>What was last told of an alert that fires.</summary>
internal sealed record ToldAlert(long Episode, bool Acknowledged, NoticeAlert Notice);
