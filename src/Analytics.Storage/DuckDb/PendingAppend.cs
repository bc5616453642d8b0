using System.Diagnostics;
using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>A request that waits for the writer.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>Time since it came.</summary>
    public TimeSpan Waited => Stopwatch.GetElapsedTime(start);

    public AppendRequest Request { get; } = request;

    public int Weight => Request.Rows.Count + Request.Checks.Count + Request.Dispositions.Count + 1;

    public Task<AppendResult> Completion => completion.Task;

    public void Succeed(AppendResult result) => completion.TrySetResult(result);

    public void Fail(Exception exception)
    {
        Instruments.Failures.Add(1);
        completion.TrySetException(exception);
    }
}
