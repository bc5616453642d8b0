using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>A request that waits for the writer.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AppendRequest Request { get; } = request;

    public int Weight => Request.Rows.Count + Request.Checks.Count + Request.Dispositions.Count + 1;

    public Task<AppendResult> Completion => completion.Task;

    public void Succeed(AppendResult result) => completion.TrySetResult(result);

    public void Fail(Exception exception) => completion.TrySetException(exception);
}
