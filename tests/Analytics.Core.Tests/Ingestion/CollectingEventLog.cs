using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Ingestion;

/// <summary>Keeps what it is asked to store. Ids that were there before are duplicates.</summary>
internal sealed class CollectingEventLog : IEventLog
{
    private readonly Dictionary<ulong, ulong> stored = [];

    public List<AppendRequest> Requests { get; } = [];

    public Exception? Failure { get; set; }

    public bool HasRoom => Failure is null;

    public long Committed => 0;

    public IEnumerable<RecordRow> Rows => Requests.SelectMany(request => request.Rows);

    public ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            throw Failure;

        Requests.Add(request);
        var duplicates = new List<DuplicateRow>();
        foreach (var row in request.Rows)
            if (!stored.TryAdd(row.IdHash, row.BodyHash))
                duplicates.Add(new DuplicateRow(row, stored[row.IdHash] != row.BodyHash));
        return ValueTask.FromResult(new AppendResult(request.Rows.Count - duplicates.Count, duplicates));
    }

    public Task<long> ImportReferenceAsync(ReferenceImport import, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No reference is imported.");

    public Task RemoveReferenceAsync(string model, string dataSet, CancellationToken cancellationToken) => throw new NotSupportedException("No reference is imported.");
}
