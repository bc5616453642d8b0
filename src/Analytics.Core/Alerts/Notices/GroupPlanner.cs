using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>
/// Decides what a group is told and when, from what it was told before and how its alerts stand. It looks at states and not at events: so whatever
/// was missed (a restart, quiet hours, a silence) is made up for, and what came and went in between is not told.
/// </summary>
internal static class GroupPlanner
{
    public static GroupPlan Plan(AlertGroup group, IReadOnlyList<GroupedAlert> alerts, Func<string, bool> isCapped, DateTimeOffset now)
    {
        var standing = alerts.ToDictionary(alert => alert.Id);
        var ended = group.Told.Where(told => !standing.ContainsKey(told.Key)).Select(told => NoticeWriter.Ended(told.Value.Notice)).ToList();
        var changed = alerts.Where(alert => IsChanged(group, alert)).ToList();
        var resolved = changed.Where(alert => !alert.Active).Select(alert => alert.Notice).Concat(ended).ToList();
        var fired = changed.Where(alert => alert.Active).ToList();
        var isQuiet = QuietTime.Holds(group.Routing.QuietHours, now);
        if (fired.Count + resolved.Count > 0)
        {
            var news = fired.Select(alert => alert.Notice).Concat(resolved).ToList();
            var isAcknowledgement = fired.Count > 0 && fired.TrueForAll(alert => alert.Acknowledged && group.Told.ContainsKey(alert.Id));
            var isByHand = isAcknowledgement || (fired.Count == 0 && resolved.TrueForAll(alert => alert.Resolution is not null));
            if (MayTell(news, isQuiet, isCapped) && (isByHand || IsTime(group, now)))
                return Tell(group, Reason(group, alerts, isAcknowledgement), alerts, resolved, Everyone(group), now);
        }
        else if (group.Told.Count == 0 && !alerts.Any(alert => alert.Active))
        {
            return new(null, null, []);
        }

        return Remind(group, alerts, isQuiet, isCapped, now);
    }

    private static bool IsChanged(AlertGroup group, GroupedAlert alert) => group.Told.TryGetValue(alert.Id, out var told)
        ? !alert.Active || alert.Acknowledged != told.Acknowledged || (alert.Episode != told.Episode && !alert.Muted)
        : alert.Active && !alert.Muted;

    private static bool IsTime(AlertGroup group, DateTimeOffset now) =>
        group.ToldAt is { } told ? now >= told + group.Routing.GroupInterval : now >= group.OpenedAt + group.Routing.GroupWait;

    private static bool MayTell(IReadOnlyList<NoticeAlert> news, bool isQuiet, Func<string, bool> isCapped) =>
        (!isQuiet || news.Any(alert => alert.Severity == AlertSeverity.Critical)) && !news.All(alert => isCapped(alert.Rule));

    private static string Reason(AlertGroup group, IReadOnlyList<GroupedAlert> alerts, bool isAcknowledgement)
    {
        if (!alerts.Any(alert => alert.Active && (group.Told.ContainsKey(alert.Id) || !alert.Muted))) return "resolved";
        return isAcknowledgement ? "acknowledged" : group.Told.Count == 0 ? "fired" : "changed";
    }

    /// <summary>Tells again, or tells further people, while nobody has acknowledged.</summary>
    private static GroupPlan Remind(AlertGroup group, IReadOnlyList<GroupedAlert> alerts, bool isQuiet, Func<string, bool> isCapped, DateTimeOffset now)
    {
        var waiting = alerts.Where(alert => alert.Active && !alert.Acknowledged && !alert.Muted && group.Told.ContainsKey(alert.Id))
            .Select(alert => alert.Notice).ToList();
        if (waiting.Count == 0 || group.ToldAt is not { } told || !MayTell(waiting, isQuiet, isCapped)) return new(group, null, []);

        var steps = group.Routing.Escalation;
        if (group.Level < steps.Count && now >= group.FirstToldAt + steps[group.Level].After)
            return Again(group with { Level = group.Level + 1 }, "escalated", alerts, steps[group.Level].Channels, now);
        return now >= told + group.Routing.RepeatInterval ? Again(group, "repeated", alerts, Everyone(group), now) : new(group, null, []);
    }

    /// <summary>Tells what was told before. News keep waiting for their time: not all of the channels would hear of them now.</summary>
    private static GroupPlan Again(AlertGroup group, string reason, IReadOnlyList<GroupedAlert> alerts, IReadOnlyList<string> channels, DateTimeOffset now)
    {
        var firing = alerts.Where(alert => alert.Active && group.Told.ContainsKey(alert.Id)).Select(alert => alert.Notice);
        return new(group with { ToldAt = now, Notices = group.Notices + 1 }, NoticeWriter.Notice(NextId(group), group.Id, reason, firing, now), channels);
    }

    private static string NextId(AlertGroup group) =>
        FormattableString.Invariant($"{group.Id}-{group.OpenedAt.ToUnixTimeMilliseconds():x}-{group.Notices + 1}");

    private static GroupPlan Tell(
        AlertGroup group, string reason, IReadOnlyList<GroupedAlert> alerts, List<NoticeAlert> resolved, IReadOnlyList<string> channels, DateTimeOffset now)
    {
        var firing = alerts.Where(alert => alert.Active && (!alert.Muted || group.Told.ContainsKey(alert.Id))).ToList();
        var notice = NoticeWriter.Notice(NextId(group), group.Id, reason, firing.Select(alert => alert.Notice).Concat(resolved), now);
        var next = group with
        {
            ToldAt = now,
            FirstToldAt = group.FirstToldAt ?? now,
            Notices = group.Notices + 1,
            Told = firing.ToDictionary(alert => alert.Id, alert => new ToldAlert(alert.Episode, alert.Acknowledged, alert.Notice)),
        };
        return new(firing.Count > 0 ? next : null, notice, channels);
    }

    private static IReadOnlyList<string> Everyone(AlertGroup group) =>
        [.. group.Routing.Channels.Concat(group.Routing.Escalation.Take(group.Level).SelectMany(step => step.Channels)).Distinct()];
}
