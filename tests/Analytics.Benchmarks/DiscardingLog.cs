using Analytics.Core.Ports;

namespace Analytics.Benchmarks;

/// <summary>Takes every row and forgets it, so that only the way to the store is measured.</summary>
internal sealed class DiscardingLog : IEventLog
{
    public bool HasRoom => true;

    public long Committed => 0;

    public ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new AppendResult(request.Rows.Count, []));

    public Task<long> ImportReferenceAsync(ReferenceImport import, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No reference is imported.");

    public Task RemoveReferenceAsync(string model, string dataSet, CancellationToken cancellationToken) => throw new NotSupportedException("No reference is imported.");
}
