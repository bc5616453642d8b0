namespace Analytics.Core.Alerts.Channels;

/// <summary>A channel as it is stored.</summary>
/// <param name="Uid">Its id.</param>
/// <param name="Sealed">All of it, encrypted.</param>
internal sealed record ChannelDocument(string Uid, byte[] Sealed);
