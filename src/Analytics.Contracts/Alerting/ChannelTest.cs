namespace Analytics.Contracts.Alerting;

/// <summary>What became of a test notification.</summary>
/// <param name="Delivered">True when the other side took it.</param>
/// <param name="Detail">What the other side said, or why it was not reached.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record ChannelTest(bool Delivered, string Detail, double Seconds);
