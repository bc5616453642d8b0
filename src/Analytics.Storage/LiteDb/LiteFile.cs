using Analytics.Core.Ports;
using LiteDB;

namespace Analytics.Storage.LiteDb;

/// <summary>
/// The LiteDB file: opens it when it is first needed and again after it failed, and admits one caller at a time.
/// LiteDB hands its log to a background writer and stops for good at the first fault of a disk, hence both.
/// </summary>
internal sealed class LiteFile(string storageFolder, string password) : IDisposable
{
    private const string FileName = "documents.db";

    private readonly string _path = Path.Combine(storageFolder, FileName);
    private readonly Lock _gate = new();
    private LiteDatabase? _database;
    private bool _disposed;

    public T Read<T>(Func<LiteDatabase, T> read)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return read(_database ??= Open());
            }
            catch (Exception exception) when (IsUnavailable(exception))
            {
                throw Close(exception);
            }
        }
    }

    /// <summary>The change is in the file, and the file on the disk, when it returns.</summary>
    public T Write<T>(Func<LiteDatabase, T> write) => Read(database =>
    {
        var result = write(database);
        // A commit only queues its pages; a checkpoint waits until they are written, and moves them to the file.
        database.Checkpoint();
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(file);
        return result;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _database?.Dispose();
            _database = null;
        }
    }

    private static bool IsUnavailable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException
        || (exception is LiteException { ErrorCode: LiteException.LOCK_TIMEOUT or LiteException.ALREADY_OPEN_DATAFILE or LiteException.FILE_SIZE_EXCEEDED });

    private LiteDatabase Open()
    {
        Directory.CreateDirectory(storageFolder);
        // The default collation takes ids for equal that differ in case.
        var database = new LiteDatabase(new ConnectionString { Filename = _path, Password = password, Collation = Collation.Binary });
        LiteMigrations.Apply(database, _path);
        return database;
    }

    private StoreUnavailableException Close(Exception cause)
    {
        _database?.Dispose();
        _database = null;
        return new StoreUnavailableException("The documents' file can't be used now.", cause);
    }
}
