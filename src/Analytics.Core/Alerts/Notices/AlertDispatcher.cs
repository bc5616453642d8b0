using System.Collections.Concurrent;
using System.Text.Json;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Ports;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Notices;

/// <summary>
/// Groups the alerts and hands what is to be told to the outbox. What a group has been told and the notification itself are stored together: neither is
/// there without the other, so nothing is lost and nothing is written twice.
/// </summary>
public sealed class AlertDispatcher(
    AlertList alerts, AlertChannels channels, AlertOutbox outbox, IDocuments documents, IOptions<AlertOptions> options, TimeProvider clock)
{
    private const string Collection = "alertGroups";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, AlertGroup> groups = new(StringComparer.Ordinal);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var group in await documents.ListAsync<AlertGroup>(Collection, cancellationToken))
            groups[group.Id] = group;
    }

    /// <summary>Looks at every group once. Not to be called by two at a time.</summary>
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var standing = alerts.Views().GroupBy(GroupOf).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (id, views) in standing.Where(group => !groups.ContainsKey(group.Key) && group.Value.Exists(view => view.Active && !view.Muted)))
            groups[id] = new AlertGroup { Id = id, Routing = views[0].Rule.Notify, OpenedAt = now };
        foreach (var group in groups.Values)
        {
            GroupedAlert[] members = [.. standing.GetValueOrDefault(group.Id, []).Select(Member)];
            await FollowAsync(group, GroupPlanner.Plan(group, members, rule => IsCapped(rule, group, now), now), cancellationToken);
        }
    }

    private static string GroupOf(AlertView view) => AlertLabels.Hash(
        [JsonSerializer.Serialize(view.Rule.Notify), .. view.Rule.Notify.GroupBy.Select(label => view.Alert.Labels.GetValueOrDefault(label))]);

    private GroupedAlert Member(AlertView view) =>
        new(view.Alert.Id, view.Alert.Episode, view.Muted, NoticeWriter.Of(view, options.Value.PublicUrl));

    private IReadOnlyList<string> Named(IReadOnlyList<string> routed) =>
        routed.Contains(AlertChannels.All) ? [.. channels.List().Select(channel => channel.Uid)] : routed;

    private bool IsCapped(string rule, AlertGroup group, DateTimeOffset now) =>
        outbox.CountSince(rule, now - Hour) >= group.Routing.MaximumPerHour;

    private async Task FollowAsync(AlertGroup group, GroupPlan plan, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(plan.Next, group) && plan.Notice is null) return;

        // While there is nobody to tell, nobody has been told: who comes is told at once what stands.
        if (plan.Notice is not null && group.Told.Count == 0 && Named(plan.Channels).Count == 0) return;

        var batch = new DocumentBatch();
        if (plan.Next is { } next) batch.Put(Collection, group.Id, next);
        else batch.Delete(Collection, group.Id);
        if (plan.Notice is { } notice) await outbox.AddAsync(notice, Named(plan.Channels), batch, cancellationToken);
        else await documents.CommitAsync(batch, cancellationToken);

        if (plan.Next is null) groups.TryRemove(group.Id, out _);
        else groups[group.Id] = plan.Next;
    }
}
