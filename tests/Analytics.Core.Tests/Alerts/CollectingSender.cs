using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Measures;

namespace Analytics.Core.Tests.Alerts;

/// <summary>The outer edge: keeps what would be sent, or fails as told.</summary>
internal sealed class CollectingSender : IChannelSender
{
    private readonly List<AlertNotice> arrived = [];
    private readonly Lock gate = new();

    public ChannelKind Kind => ChannelKind.Webhook;

    public DeliveryException? Fails { get; set; }

    public IReadOnlyList<AlertNotice> Arrived
    {
        get
        {
            lock (gate) return [.. arrived];
        }
    }

    public void Check(AlertChannel channel, FaultList faults)
    {
    }

    public Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken)
    {
        if (Fails is { } failure) throw failure;
        lock (gate) arrived.Add(notice);
        return Task.FromResult("200");
    }
}
