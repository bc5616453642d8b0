using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts.Channels;

/// <summary>How one kind of channel tells. A new kind is one more of these in <see cref="AlertServices"/>.</summary>
internal interface IChannelSender
{
    /// <summary>The kind.</summary>
    ChannelKind Kind { get; }

    /// <summary>Adds what is wrong with a channel of the kind.</summary>
    void Check(AlertChannel channel, FaultList faults);

    /// <summary>Hands a notification to the other side; what that said.</summary>
    /// <exception cref="DeliveryException">It was not taken.</exception>
    Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken);
}
