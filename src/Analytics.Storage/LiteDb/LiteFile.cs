using System.Collections.Concurrent;
using Analytics.Core.Ports;
using LiteDB;

namespace Analytics.Storage.LiteDb;

/// <summary>
/// The LiteDB file: opens it when it is first needed and again after it failed (LiteDB stops for good at the first fault of a disk), and admits one
/// caller at a time. Writes that come in meanwhile share a commit.
/// </summary>
internal sealed class LiteFile(string folder, string password, Func<string, FileStream> openFile) : IDisposable
{
    private readonly ConcurrentQueue<LiteWrite> waiting = new();
    private readonly SemaphoreSlim gate = new(1);
    private LiteSession? session;
    private bool isDisposed;

    /// <exception cref="StoreUnavailableException">The file can't be read now.</exception>
    public async Task<T> ReadAsync<T>(Func<LiteDatabase, T> read, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return Use(read);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The change is in the file, and the file on the disk, when it returns.</summary>
    /// <exception cref="StoreUnavailableException">The change may be lost.</exception>
    public async Task<bool> WriteAsync(Func<LiteDatabase, bool> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var write = new LiteWrite(change);
        waiting.Enqueue(write);

        // The caller goes on, and what it writes besides joins this commit.
        await Task.Yield();

        // Not cancellable from here: another caller may be writing it already.
        await gate.WaitAsync(CancellationToken.None);
        try
        {
            if (!write.Outcome.IsCompleted)
                CommitWaiting();
        }
        finally
        {
            gate.Release();
        }

        return await write.Outcome;
    }

    public void Dispose()
    {
        isDisposed = true;
        session?.Dispose();
        session = null;
        gate.Dispose();
    }

    internal static FileStream OpenExclusively(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    private void CommitWaiting()
    {
        var writes = new List<LiteWrite>();
        while (waiting.TryDequeue(out var write))
            writes.Add(write);
        try
        {
            Use(database => Commit(database, writes));
            writes.ForEach(write => write.Complete());
        }
        catch (Exception exception)
        {
            writes.ForEach(write => write.Fail(exception));
        }
    }

    private static bool Commit(LiteDatabase database, List<LiteWrite> writes)
    {
        database.BeginTrans();
        try
        {
            writes.ForEach(write => write.Apply(database));
        }
        catch
        {
            database.Rollback();
            throw;
        }

        database.Commit();
        // A commit only queues its pages for a background writer; a checkpoint waits for it, then moves them to the file.
        database.Checkpoint();
        return true;
    }

    private T Use<T>(Func<LiteDatabase, T> use)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        try
        {
            session ??= LiteSession.Open(folder, password, openFile);
            var result = use(session.Database);
            return session.Fault is { } fault ? throw fault : result;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || session?.Fault is not null)
        {
            Abandon();
            throw new StoreUnavailableException("The documents' file can't be used now.", exception);
        }
    }

    private void Abandon()
    {
        var session = this.session;
        this.session = null;
        session?.Dispose();
    }
}
