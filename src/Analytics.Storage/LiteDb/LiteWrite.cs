using LiteDB;

namespace Analytics.Storage.LiteDb;

/// <summary>A change that waits for its commit.</summary>
internal sealed class LiteWrite(Func<LiteDatabase, bool> change)
{
    private readonly TaskCompletionSource<bool> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool result;

    public Task<bool> Outcome => outcome.Task;

    public void Apply(LiteDatabase database) => result = change(database);

    public void Complete() => outcome.TrySetResult(result);

    public void Fail(Exception exception) => outcome.TrySetException(exception);
}
