using LiteDB;

namespace Analytics.Storage.LiteDb;

/// <summary>A change that waits for its commit.</summary>
internal sealed class LiteWrite(Func<LiteDatabase, bool> change)
{
    private readonly TaskCompletionSource<bool> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _result;

    public Task<bool> Outcome => _outcome.Task;

    public void Apply(LiteDatabase database) => _result = change(database);

    public void Complete() => _outcome.TrySetResult(_result);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);
}
