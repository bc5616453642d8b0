using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts;

/// <summary>An alert with its rule.</summary>
internal sealed record AlertView(AlertRule Rule, AlertInstance Instance, Alert Alert)
{
    public bool Active => Instance.Memory.Active;

    public bool Muted => Alert.MutedBy is not null;

    public static AlertView Of(AlertRule rule, AlertInstance instance) => new(rule, instance, new Alert
    {
        Id = instance.Id,
        Rule = rule.Uid,
        Labels = AlertLabels.Of(rule, instance.Keys, instance.IsHealth),
        Severity = rule.Severity,
        State = instance.Memory.State,
        Since = instance.Memory.Since,
        BreachedAt = instance.Memory.BreachedAt,
        Episode = instance.Memory.Episode,
        Acknowledgement = instance.Memory.Acknowledgement,
        Resolution = instance.Memory.Resolution,
        Figure = instance.Figure,
        Previous = instance.Previous,
        EvaluatedAt = instance.EvaluatedAt,
        Detail = instance.Detail,
    });
}
