using System.Globalization;
using Analytics.Contracts.Recording;

namespace Analytics.Api.Verbs;

/// <summary>What became of the records that were sent. Thread-safe.</summary>
public sealed class SendTally
{
    private readonly Lock guard = new();

    /// <summary>Stored by this run.</summary>
    public long Accepted { get; private set; }

    /// <summary>Stored before, with the same content.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Ids that stand for another content already; the first stays.</summary>
    public long Reused { get; private set; }

    /// <summary>Left out for want of consent.</summary>
    public long Dropped { get; private set; }

    /// <summary>Faulty.</summary>
    public long Rejected { get; private set; }

    /// <summary>Why the first faulty record was rejected.</summary>
    public string? FirstFault { get; private set; }

    public void Add(IngestResponse response)
    {
        var results = response.Results ?? [];
        lock (guard)
        {
            var reused = results.Count(result => result.Status == "duplicate");
            Accepted += response.Accepted;
            Duplicates += response.Duplicates - reused;
            Reused += reused;
            Dropped += results.Count(result => result.Status == "dropped");
            Rejected += results.Count(result => result.Status == "rejected");
            if (results.FirstOrDefault(result => result.Status == "rejected") is { } fault) FirstFault ??= $"{fault.Pointer}: {fault.Detail} ({fault.Code})";
        }
    }

    /// <summary>Counts a batch of which nothing was usable.</summary>
    public void AddRefused(int items, string answer)
    {
        lock (guard)
        {
            Rejected += items;
            FirstFault ??= answer;
        }
    }

    public override string ToString()
    {
        lock (guard)
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{Accepted:N0} accepted, {Duplicates:N0} duplicate, {Reused:N0} under a used id, {Dropped:N0} dropped, {Rejected:N0} rejected");
            return FirstFault is null ? counts : $"{counts}; first fault: {FirstFault}";
        }
    }
}
