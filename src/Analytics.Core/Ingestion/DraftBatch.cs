using System.Runtime.InteropServices;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>The records of one request on their way from the body to the store.</summary>
internal sealed class DraftBatch(RecordKind kind, string source, DateTime receivedAt, QualityTally quality)
{
    private readonly List<Draft> drafts = [];
    private readonly List<TurnedAway> turnedAway = [];

    public RecordKind Kind => kind;
    public DateTime ReceivedAt => receivedAt;
    public QualityTally Quality => quality;

    /// <summary>Clock of the sender when the request left; null when it did not say.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>True when the sender brings in history: its age says nothing of the sender's timeliness.</summary>
    public bool Backfill { get; set; }

    /// <summary>Records in the body, counted as they are met.</summary>
    public int Received { get; set; }

    /// <summary>JSON pointer of the array that holds the records; null when the body is one record.</summary>
    public string? Container { get; set; }

    public Span<Draft> Drafts => CollectionsMarshal.AsSpan(drafts);
    public IReadOnlyList<TurnedAway> TurnedAway => turnedAway;

    public void Add(in Draft draft) => drafts.Add(draft);

    public string PointerOf(int index) => Container is null ? "" : $"{Container}/{index}";

    public void Reject(int index, string? id, ItemFault fault) =>
        turnedAway.Add(new TurnedAway(index, id, DispositionKind.Rejected, fault with { Pointer = PointerOf(index) + fault.Pointer }));

    /// <summary>Turns away the drafts for which there is a reason; the order of the others stays.</summary>
    public void TurnAway(DispositionKind disposition, Func<Draft, ItemFault?> reason)
    {
        var kept = 0;
        foreach (ref readonly var draft in Drafts)
            if (reason(draft) is not { } fault)
                Drafts[kept++] = draft;
            else
                turnedAway.Add(new TurnedAway(
                    draft.Row.Index, draft.Row.Id, disposition, fault with { Pointer = PointerOf(draft.Row.Index) + fault.Pointer }));
        drafts.RemoveRange(kept, drafts.Count - kept);
    }

    /// <summary>Takes back everything: the body is no JSON, so it counts as one record that was rejected.</summary>
    public void Malform(ItemFault fault)
    {
        drafts.Clear();
        turnedAway.Clear();
        turnedAway.Add(new TurnedAway(0, null, DispositionKind.Rejected, fault));
        Received = 1;
    }

    public AppendRequest ToRequest(IReadOnlyList<SafetyRow> checks) => new()
    {
        Kind = kind,
        Source = source,
        ReceivedAt = receivedAt,
        Received = Received,
        Rows = drafts.ConvertAll(draft => draft.Row),
        Checks = checks,
        Dispositions = turnedAway.ConvertAll(record => record.ToDisposition(kind)),
        Quality = quality.ToCounts(),
    };
}
