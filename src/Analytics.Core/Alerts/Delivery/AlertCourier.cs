using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Notices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Delivery;

/// <summary>Takes notifications from the outbox to their channels: at least once, one after the other in a channel, no channel waiting for another.</summary>
public sealed class AlertCourier
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan QuickPause = TimeSpan.FromMilliseconds(500);

    private readonly AlertOutbox outbox;
    private readonly AlertChannels channels;
    private readonly AlertOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<AlertCourier> logger;
    private readonly DeliveryPipelines pipelines;
    private readonly Dictionary<ChannelKind, IChannelSender> senders;
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);

    internal AlertCourier(
        AlertOutbox outbox, AlertChannels channels, IEnumerable<IChannelSender> senders, IOptions<AlertOptions> options, TimeProvider clock, ILogger<AlertCourier> logger)
    {
        (this.outbox, this.channels, this.options, this.clock, this.logger) = (outbox, channels, options.Value, clock, logger);
        this.senders = senders.ToDictionary(sender => sender.Kind);
        var quick = options.Value.RetryAfter < QuickPause ? options.Value.RetryAfter : QuickPause;
        pipelines = new DeliveryPipelines(options.Value.AttemptTimeout, quick, clock);
    }

    /// <summary>Starts to deliver what is due, and waits for none of it.</summary>
    public void Tick(CancellationToken cancellationToken)
    {
        foreach (var waiting in outbox.Due().GroupBy(delivery => delivery.Channel).Where(waiting => !running.ContainsKey(waiting.Key)))
        {
            // Slack takes one message a second.
            var now = waiting.Take(channels.Find(waiting.Key)?.Kind == ChannelKind.Slack ? 1 : int.MaxValue).ToList();
            var delivering = DeliverAsync(now, cancellationToken);
            running[waiting.Key] = delivering;
            _ = delivering.ContinueWith(
                _ => running.TryRemove(KeyValuePair.Create(waiting.Key, delivering)), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Completes when nothing is on its way.</summary>
    public async Task IdleAsync()
    {
        while (running.Values.FirstOrDefault() is { } delivering)
        {
            await delivering;
            await Task.Yield();
        }
    }

    /// <summary>Tries a channel with a test notification; null where there is no such channel.</summary>
    public async Task<ChannelTest?> TestAsync(string uid, CancellationToken cancellationToken)
    {
        if (channels.Find(uid) is not { } channel) return null;
        var notice = TestNotice.Of(uid, options.PublicUrl, clock.GetUtcNow());
        var start = clock.GetTimestamp();
        try
        {
            var detail = await SendAsync(channel, notice, cancellationToken);
            return new ChannelTest(true, detail, clock.GetElapsedTime(start).TotalSeconds);
        }
        catch (DeliveryException e)
        {
            return new ChannelTest(false, e.Message, clock.GetElapsedTime(start).TotalSeconds);
        }
    }

    // The containment boundary of a channel: whatever goes wrong is said, and the delivery is tried again.
    private async Task DeliverAsync(List<AlertDelivery> waiting, CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var delivery in waiting)
        {
            try
            {
                var tried = await AttemptAsync(delivery, cancellationToken);
                await outbox.StoreAsync(tried, cancellationToken);
                Instruments.Deliveries.Add(1, new("channel", channels.Find(delivery.Channel)?.Kind.ToString().ToLowerInvariant() ?? "removed"), new("outcome", tried.Status.ToString().ToLowerInvariant()));
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.DeliveryNotStored(logger, delivery.Channel, e);
                return;
            }
        }
    }

    private async Task<AlertDelivery> AttemptAsync(AlertDelivery delivery, CancellationToken cancellationToken)
    {
        var tried = delivery with { Attempts = delivery.Attempts + 1, NextAttemptAt = null };
        try
        {
            var channel = channels.Find(delivery.Channel) ?? throw new DeliveryException("The channel was removed.", isTransient: false);
            var detail = await SendAsync(channel, delivery.Notice, cancellationToken);
            return tried with { Status = DeliveryStatus.Delivered, EndedAt = clock.GetUtcNow(), Detail = detail };
        }
        catch (DeliveryException e) when (e.IsTransient && tried.Attempts < options.MaximumAttempts)
        {
            Log.DeliveryFailed(logger, delivery.Channel, tried.Attempts, e.Message);
            return tried with { NextAttemptAt = clock.GetUtcNow() + (e.RetryAfter ?? Pause(tried)), Detail = e.Message };
        }
        catch (DeliveryException e)
        {
            Log.DeliveryDead(logger, delivery.Channel, tried.Attempts, e.Message);
            return tried with { Status = DeliveryStatus.Dead, EndedAt = clock.GetUtcNow(), Detail = e.Message };
        }
    }

    private Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken) =>
        pipelines.RunAsync(channel.Uid, token => senders[channel.Kind].SendAsync(channel, notice, token), cancellationToken);

    /// <summary>Doubles, with up to a quarter more that differs from delivery to delivery, so that not all come back at once.</summary>
    private TimeSpan Pause(AlertDelivery delivery)
    {
        var doubled = options.RetryAfter * Math.Pow(2, delivery.Attempts - 1);
        var spread = 1 + Convert.ToInt32(AlertLabels.Hash([delivery.Id])[..2], 16) / 1024d;
        return (doubled < LongestPause ? doubled : LongestPause) * spread;
    }
}
