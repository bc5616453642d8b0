using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>An alert of a group as it stands.</summary>
internal sealed record GroupedAlert(string Id, long Episode, bool Muted, NoticeAlert Notice)
{
    public bool Active => Notice.Active;

    public bool Acknowledged => Notice.Acknowledgement is not null;
}
