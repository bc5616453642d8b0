namespace Analytics.Storage.DuckDb;

/// <summary>
/// Recognises retries in memory: id hash and body tag of the latest records, in two generations of open-addressed tables
/// (12 bytes a slot). When the younger is full the elder is forgotten; <see cref="ForgottenBefore"/> then says up to which
/// event time a record has to be looked up in the store. Used by the writer alone: not thread-safe.
/// </summary>
internal sealed class RecentIds(int capacity)
{
    private readonly int generationCapacity = Math.Max(1_000, capacity / 2);
    private IdTable younger = new();
    private IdTable elder = new();
    private DateTime youngerLatest = DateTime.MinValue;
    private DateTime elderLatest = DateTime.MinValue;

    /// <summary>Records that happened at or before this time may have been forgotten.</summary>
    public DateTime ForgottenBefore { get; private set; } = DateTime.MinValue;

    /// <summary>The body tag that was remembered for an id.</summary>
    public bool TryGet(ulong idHash, out uint bodyTag) => younger.TryGet(idHash, out bodyTag) || elder.TryGet(idHash, out bodyTag);

    public void Add(ulong idHash, uint bodyTag, DateTime at)
    {
        if (younger.Count >= generationCapacity) TurnOver();
        younger.Add(idHash, bodyTag);
        if (at > youngerLatest) youngerLatest = at;
    }

    /// <summary>Takes back what a failed commit added.</summary>
    public void Remove(ulong idHash)
    {
        if (!younger.Remove(idHash)) elder.Remove(idHash);
    }

    /// <summary>Says that the store holds records up to this time that were not loaded.</summary>
    public void ForgetBefore(DateTime at)
    {
        if (at > ForgottenBefore) ForgottenBefore = at;
    }

    private void TurnOver()
    {
        ForgetBefore(elderLatest);
        elder = younger;
        elderLatest = youngerLatest;
        younger = new IdTable();
        youngerLatest = DateTime.MinValue;
    }
}
