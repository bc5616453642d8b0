using System.Globalization;
using Analytics.Core.Ports;
using DuckDB.NET.Data;
using Microsoft.Extensions.Options;

namespace Analytics.Storage.DuckDb;

/// <summary>The event file: where it is, how it is opened, and connections to it.</summary>
public sealed class DuckDbDatabase(IOptions<StorageOptions> options)
{
    // Seldom enough that fewer than one request in a hundred meets a checkpoint at full load; long enough for full row groups.
    private const long CheckpointBytes = 192L << 20;
    private readonly StorageOptions settings = options.Value;

    internal string Folder { get; } = Path.GetFullPath(options.Value.Path);

    internal string FilePath => Path.Combine(Folder, "events.duckdb");

    /// <summary>True once the file is open, at the newest schema, and its writer knows the latest commit: what readers wait for.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Opens the file, migrates it, and checks that it may be used. May be called again after a failure.</summary>
    /// <exception cref="StoreUnavailableException">The file can't be opened now: another process has it, or the disk can't be written.</exception>
    internal DuckDBConnection Open()
    {
        IsOpen = false;
        try
        {
            Directory.CreateDirectory(Folder);
            var connection = Connection();
            Execute(connection, $"SET memory_limit = '{settings.MemoryLimitMegabytes.ToString(CultureInfo.InvariantCulture)}MB'");
            Execute(connection, "SET preserve_insertion_order = false");
            // With more threads the one that commits spins while others work; readers run side by side anyway.
            Execute(connection, "SET threads = 1");
            // The writer checkpoints by itself, after it has answered; and quickly, without trying every way of compression.
            Execute(connection, "SET wal_autocheckpoint = '1TB'");
            Execute(connection, "SET disabled_compression_methods = 'fsst,dict_fsst,zstd,alp,alprd,chimp,patas,roaring'");
            DuckDbMigrations.Apply(connection);
            return connection;
        }
        catch (Exception e) when (e is DuckDBException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException("The event store can't be opened.", e);
        }
    }

    /// <summary>A connection of its own for one reader; snapshots are consistent within a transaction.</summary>
    /// <exception cref="StoreUnavailableException">The file is not open.</exception>
    internal DuckDBConnection Reader()
    {
        if (!IsOpen) throw new StoreUnavailableException("The event store is not open.");
        return Connection();
    }

    /// <summary>Reads on a connection and snapshot of its own, beside the caller.</summary>
    /// <exception cref="StoreUnavailableException">The file is not open.</exception>
    internal Task<T> ReadAsync<T>(Func<DuckDBConnection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                using var connection = Reader();
                using var snapshot = connection.BeginTransaction();
                return read(connection);
            }
            catch (DuckDBException e) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(e.Message, e, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>For the writer: readers may come from now on.</summary>
    internal void Admit() => IsOpen = true;

    internal void Close() => IsOpen = false;

    /// <exception cref="StoreUnavailableException">The disk is nearly full.</exception>
    internal void CheckFreeSpace()
    {
        if (new DriveInfo(Folder).AvailableFreeSpace < settings.MinimumFreeBytes)
            throw new StoreUnavailableException("The disk is nearly full.");
    }

    /// <summary>Moves the write-ahead log into the file when it has grown long. For the writer, between two commits.</summary>
    internal void CheckpointWhenDue(DuckDBConnection connection)
    {
        if (new FileInfo(FilePath + ".wal") is not { Exists: true, Length: > CheckpointBytes }) return;
        try
        {
            Execute(connection, "CHECKPOINT");
        }
        catch (DuckDBException e) when (e.Message.Contains("other write transactions", StringComparison.Ordinal))
        {
            // The maintainer is at work: the next commit tries again.
        }
    }

    /// <summary>Runs a statement; answers how many rows it changed.</summary>
    internal static int Execute(DuckDBConnection connection, string sql, params IEnumerable<object?> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var value in parameters) command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        return command.ExecuteNonQuery();
    }

    internal static T Scalar<T>(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), CultureInfo.InvariantCulture);
    }

    private DuckDBConnection Connection()
    {
        var connection = new DuckDBConnection(
            $"Data Source={FilePath};autoinstall_known_extensions=false;autoload_known_extensions=false;temp_directory={Path.Combine(Folder, "temp")}");
        connection.Open();
        return connection;
    }
}
