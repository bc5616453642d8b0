using System.Net;
using System.Net.Sockets;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts.Channels;

/// <summary>Which addresses webhooks may have.</summary>
internal static class WebhookAddress
{
    private const int Longest = 2_000;

    /// <summary>Adds what is wrong with an address. That its name leads nowhere near is seen when it is connected to.</summary>
    public static void Check(string? address, AlertOptions options, FaultList faults)
    {
        if (address is null)
            faults.Add("/url", "Is required.");
        else if (address.Length > Longest || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            faults.Add("/url", "Must be an address of https.");
        else if (uri.Scheme != "https" && !options.AllowUnencrypted)
            faults.Add("/url", "Must be of https (Alerts:AllowUnencrypted allows http).");
        else if (uri.UserInfo.Length > 0)
            faults.Add("/url", "Must not have a user or password.");
        else if (!options.AllowLocalAddresses && (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? IsLocal(ip) : uri.IsLoopback))
            faults.Add("/url", "Must not be on this machine or a link-local address (Alerts:AllowLocalAddresses allows it).");
    }

    /// <summary>True for this machine, its link, and addresses of no single machine.</summary>
    public static bool IsLocal(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any)) return true;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
            return plain.IsIPv6LinkLocal || plain.IsIPv6Multicast || plain.IsIPv6SiteLocal || plain.Equals(CloudMetadata);

        var bytes = plain.GetAddressBytes();
        return bytes[0] is 0 or 127 or >= 224 || (bytes[0] == 169 && bytes[1] == 254);
    }

    // The only one that is not link-local: of EC2, for IPv6.
    private static readonly IPAddress CloudMetadata = IPAddress.Parse("fd00:ec2::254");
}
