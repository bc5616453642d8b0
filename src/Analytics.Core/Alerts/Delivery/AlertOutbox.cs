using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts.Delivery;

/// <summary>
/// Notifications on their way, each once for every channel, and what became of them: delivered ones are kept for 30 days, dead ones for 90. Reads are
/// lock-free; a change is durable before it is seen.
/// </summary>
public sealed class AlertOutbox(IDocuments documents, TimeProvider clock)
{
    private const string Collection = "alertDeliveries";
    private const int MostKept = 10_000;
    private static readonly TimeSpan DeliveredKept = TimeSpan.FromDays(30);
    private static readonly TimeSpan DeadKept = TimeSpan.FromDays(90);

    private readonly ConcurrentDictionary<string, AlertDelivery> deliveries = new(StringComparer.Ordinal);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var delivery in await documents.ListAsync<AlertDelivery>(Collection, cancellationToken))
            deliveries[delivery.Id] = delivery;
    }

    /// <summary>The latest deliveries, newest first; of one status or channel, or all.</summary>
    public IReadOnlyList<AlertDelivery> List(DeliveryStatus? status, string? channel, int limit) =>
    [
        .. deliveries.Values
            .Where(delivery => (status is null || delivery.Status == status) && (channel is null || delivery.Channel == channel))
            .OrderByDescending(delivery => delivery.Id, StringComparer.Ordinal)
            .Take(limit),
    ];

    /// <summary>Tries a dead delivery again. Null: there is none of that id; false: it is not dead.</summary>
    public async Task<bool?> RetryAsync(string id, CancellationToken cancellationToken)
    {
        if (!deliveries.TryGetValue(id, out var delivery)) return null;
        if (delivery.Status != DeliveryStatus.Dead) return false;
        await StoreAsync(
            delivery with { Status = DeliveryStatus.Pending, Attempts = 0, NextAttemptAt = clock.GetUtcNow(), EndedAt = null }, cancellationToken);
        return true;
    }

    /// <summary>Stores a notification for its channels, together with the other changes of a batch.</summary>
    internal async Task AddAsync(AlertNotice notice, IEnumerable<string> channels, DocumentBatch batch, CancellationToken cancellationToken)
    {
        var added = channels.Select(channel => New(notice, channel)).ToList();
        added.ForEach(delivery => batch.Put(Collection, delivery.Id, delivery));
        await documents.CommitAsync(batch, cancellationToken);
        added.ForEach(delivery => deliveries[delivery.Id] = delivery);
    }

    /// <summary>What is to be tried now. What one channel hears of one group comes in its order: a resolved never overtakes its fired.</summary>
    internal IReadOnlyList<AlertDelivery> Due()
    {
        var now = clock.GetUtcNow();
        return
        [
            .. deliveries.Values.Where(delivery => delivery.Status == DeliveryStatus.Pending)
                .GroupBy(delivery => (delivery.Channel, delivery.Notice.Group))
                .Select(waiting => waiting.MinBy(delivery => delivery.Id, StringComparer.Ordinal)!)
                .Where(delivery => delivery.NextAttemptAt <= now)
                .OrderBy(delivery => delivery.Id, StringComparer.Ordinal),
        ];
    }

    internal async Task StoreAsync(AlertDelivery delivery, CancellationToken cancellationToken)
    {
        await documents.PutAsync(Collection, delivery.Id, delivery, cancellationToken);
        deliveries[delivery.Id] = delivery;
    }

    /// <summary>How many notifications have told of a rule since a time.</summary>
    internal int CountSince(string rule, DateTimeOffset since) => deliveries.Values
        .Where(delivery => delivery.CreatedAt > since && delivery.Notice.Alerts.Any(alert => alert.Rule == rule))
        .Select(delivery => delivery.Notice.Id).Distinct().Count();

    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ended = deliveries.Values.Where(delivery => delivery.Status != DeliveryStatus.Pending).OrderByDescending(delivery => delivery.Id, StringComparer.Ordinal).ToList();
        var old = ended.Skip(MostKept)
            .Concat(ended.Take(MostKept).Where(delivery => now - delivery.CreatedAt > (delivery.Status == DeliveryStatus.Dead ? DeadKept : DeliveredKept)))
            .ToList();
        if (old.Count == 0) return;

        var batch = new DocumentBatch();
        old.ForEach(delivery => batch.Delete(Collection, delivery.Id));
        await documents.CommitAsync(batch, cancellationToken);
        old.ForEach(delivery => deliveries.TryRemove(delivery.Id, out _));
    }

    private AlertDelivery New(AlertNotice notice, string channel)
    {
        var now = clock.GetUtcNow();
        return new AlertDelivery
        {
            Id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{notice.Id}-{channel}",
            Channel = channel,
            Status = DeliveryStatus.Pending,
            CreatedAt = now,
            NextAttemptAt = now,
            Notice = notice,
        };
    }
}
