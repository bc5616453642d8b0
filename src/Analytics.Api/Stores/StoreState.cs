namespace Analytics.Api.Stores;

/// <summary>Whether the stores are open. Thread-safe.</summary>
internal sealed class StoreState
{
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => opened.Task.IsCompletedSuccessfully;

    /// <summary>Completes when they are open.</summary>
    public Task Opened => opened.Task;

    public void Open() => opened.TrySetResult();
}
