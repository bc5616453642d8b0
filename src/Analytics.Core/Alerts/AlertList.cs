using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Notices;

namespace Analytics.Core.Alerts;

/// <summary>Every alert as it stands, and who is not told of it and why.</summary>
public sealed class AlertList(AlertRules rules, AlertBoard board, AlertSilences silences, TimeProvider clock)
{
    /// <summary>The alerts, by rule and labels; of one state or rule, or all.</summary>
    public IReadOnlyList<Alert> Read(AlertState? state, string? rule) =>
    [
        .. Views().Select(view => view.Alert)
            .Where(alert => (state is null || alert.State == state) && (rule is null || alert.Rule == rule))
            .OrderBy(alert => alert.Rule, StringComparer.Ordinal)
            .ThenBy(alert => string.Join('\n', alert.Labels.Values), StringComparer.Ordinal),
    ];

    /// <summary>What fires, in words as people are told of it, the worst first; with why nobody is told now, where that is so. Links have no host.</summary>
    public IReadOnlyList<(NoticeAlert Words, string? MutedBy)> Firing() =>
    [
        .. Views().Where(view => view.Active)
            .OrderByDescending(view => view.Rule.Severity).ThenBy(view => view.Instance.Memory.Since)
            .Select(view => (NoticeWriter.Of(view, ""), view.Alert.MutedBy)),
    ];

    internal IReadOnlyList<AlertView> Views()
    {
        var now = clock.GetUtcNow();
        var views = new List<AlertView>();
        foreach (var memory in board.Memories)
            if (rules.Find(memory.Rule) is { } rule) views.AddRange(memory.Instances.Select(instance => AlertView.Of(rule, instance)));

        var active = views.Where(view => view.Active).ToList();
        return [.. views.Select(view => view.Active && Muting(view, active, now) is { } reason ? view with { Alert = view.Alert with { MutedBy = reason } } : view)];
    }

    private string? Muting(AlertView view, IReadOnlyList<AlertView> active, DateTimeOffset now) =>
        silences.Of(view.Alert.Labels, now) is { } silence
            ? $"silence {silence.Id}"
            : AlertInhibition.Of(view, active) is { } other ? $"alert {other.Id} of {other.Rule}" : null;
}
