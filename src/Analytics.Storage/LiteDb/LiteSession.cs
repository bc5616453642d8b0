using LiteDB;
using LiteDB.Engine;

namespace Analytics.Storage.LiteDb;

/// <summary>An open LiteDB file with its log. No other process can open them meanwhile.</summary>
internal sealed class LiteSession : IDisposable
{
    private const string FileName = "documents.db";
    private const string LogName = "documents-log.db";

    private readonly PairedStream data;
    private readonly PairedStream log;

    private LiteSession(PairedStream data, PairedStream log, string path, string password)
    {
        this.data = data;
        this.log = log;
        Database = new LiteDatabase(OpenEngine(data, log, path, password));
    }

    public LiteDatabase Database { get; }

    /// <summary>Why a write failed; null where none did. After one, nothing more is stored until the file is opened again.</summary>
    public IOException? Fault => data.Fault ?? log.Fault;

    /// <exception cref="IOException">A file can't be opened, or another process has it open.</exception>
    /// <exception cref="InvalidDataException">Another password, or a file of a newer version of the service.</exception>
    public static LiteSession Open(string folder, string password, Func<string, FileStream> openFile)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        PairedStream? data = null;
        PairedStream? log = null;
        try
        {
            data = new PairedStream(openFile(path));
            log = new PairedStream(openFile(Path.Combine(folder, LogName))) { Other = data };
            data.Other = log;
            var session = new LiteSession(data, log, path, password);
            LiteMigrations.Apply(session.Database, path);
            return session;
        }
        catch (Exception exception)
        {
            data?.Dispose();
            log?.Dispose();
            if ((data?.Fault ?? log?.Fault) is { } fault)
                throw new IOException(fault.Message, exception);
            throw;
        }
    }

    public void Dispose()
    {
        try
        {
            Database.Dispose();
        }
        finally
        {
            data.Dispose();
            log.Dispose();
        }
    }

    private static LiteEngine OpenEngine(PairedStream data, PairedStream log, string path, string password)
    {
        try
        {
            return new LiteEngine(new EngineSettings
            {
                DataStream = data,
                LogStream = log,
                TempStream = new MemoryStream(),
                Password = password,
                // The default collation takes ids for equal that differ in case.
                Collation = Collation.Binary,
            });
        }
        catch (LiteException exception) when (exception.ErrorCode == LiteException.INVALID_PASSWORD)
        {
            throw new InvalidDataException($"{path} was made under another master key.", exception);
        }
    }
}
