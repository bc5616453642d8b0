using System.Collections.Concurrent;
using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;

namespace Analytics.Core.Alerts.Channels;

/// <summary>The channels. Whole channels are sealed before they are stored; only <see cref="List"/> leaves this project, without secrets.</summary>
public sealed class AlertChannels : IDisposable
{
    /// <summary>Stands for all channels in a routing.</summary>
    public const string All = "*";

    private const string Collection = "alertChannels";
    private const int LongestName = 100;

    private readonly IDocuments documents;
    private readonly FieldSealer sealer;
    private readonly Dictionary<ChannelKind, IChannelSender> senders;
    private readonly ConcurrentDictionary<string, AlertChannel> channels = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1);

    internal AlertChannels(IDocuments documents, FieldSealer sealer, IEnumerable<IChannelSender> senders)
    {
        (this.documents, this.sealer) = (documents, sealer);
        this.senders = senders.ToDictionary(sender => sender.Kind);
    }

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var document in await documents.ListAsync<ChannelDocument>(Collection, cancellationToken))
            channels[document.Uid] = JsonSerializer.Deserialize<AlertChannel>(sealer.Open(document.Sealed), JsonSerializerOptions.Web)!;
    }

    /// <summary>All channels by id.</summary>
    public IReadOnlyList<ChannelSummary> List() => [.. channels.Values.OrderBy(channel => channel.Uid, StringComparer.Ordinal).Select(Summary)];

    /// <summary>A channel, or null.</summary>
    public ChannelSummary? Show(string uid) => Find(uid) is { } channel ? Summary(channel) : null;

    /// <summary>Stores a channel, in place of any of that id. Faults by JSON pointer; empty when stored.</summary>
    public async Task<IReadOnlyDictionary<string, string[]>> PutAsync(AlertChannel channel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        await writing.WaitAsync(cancellationToken);
        try
        {
            var known = Find(channel.Uid);
            var complete = known is not null && known.Kind == channel.Kind
                ? channel with { Url = channel.Url ?? known.Url, Secret = channel.Secret ?? (MayKeepSecret(known, channel) ? known.Secret : null) }
                : channel;
            var faults = new FaultList();
            Check(complete, faults);
            if (faults.ByPointer.Count > 0) return faults.ByPointer;

            var text = JsonSerializer.Serialize(complete, JsonSerializerOptions.Web);
            await documents.PutAsync(Collection, complete.Uid, new ChannelDocument(complete.Uid, sealer.Seal(text)), cancellationToken);
            channels[complete.Uid] = complete;
            return faults.ByPointer;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Removes a channel; false where there was none.</summary>
    public async Task<bool> DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (!channels.ContainsKey(uid)) return false;
            await documents.DeleteAsync(Collection, uid, cancellationToken);
            return channels.TryRemove(uid, out _);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    internal AlertChannel? Find(string uid) => channels.GetValueOrDefault(uid);

    // Nobody learns a secret by having it sent elsewhere.
    private static bool MayKeepSecret(AlertChannel known, AlertChannel channel) =>
        (channel.Url is null || channel.Url == known.Url) && channel.Mail?.Host == known.Mail?.Host;

    private void Check(AlertChannel channel, FaultList faults)
    {
        if (!RegistryNames.IsValid(channel.Uid)) faults.Add("/uid", "Must be 1 to 100 characters of letters, digits and . _ -.");
        if (channel.Name is { Length: 0 or > LongestName }) faults.Add("/name", $"Must be 1 to {LongestName} characters.");
        if (!senders.TryGetValue(channel.Kind, out var sender)) faults.Add("/kind", "Must be mail, slack, pagerduty, teams or webhook.");
        else sender.Check(channel, faults);
    }

    private static ChannelSummary Summary(AlertChannel channel) => new()
    {
        Uid = channel.Uid,
        Kind = channel.Kind,
        Name = channel.Name ?? channel.Uid,
        Mail = channel.Mail,
        Host = channel.Url is { } url ? new Uri(url).Host : null,
        HasSecret = channel.Secret is not null,
    };
}
