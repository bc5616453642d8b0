namespace Analytics.Storage.LiteDb;

/// <summary>
/// LiteDB's file or its log. LiteDB writes ahead, but leaves to the operating system in which order both reach the disk, and a loss of power
/// could then take the file. Here whatever was written to one of the two is on the disk before the other changes.
/// A write that fails must not throw, for LiteDB then waits for its background writer for ever: it is remembered, and nothing is written to
/// either file any more.
/// </summary>
internal sealed class PairedStream(FileStream file) : Stream
{
    private bool isDirty;
    private volatile IOException? fault;

    /// <summary>The other one of the two.</summary>
    public PairedStream? Other { get; set; }

    /// <summary>Why a write failed; null where none did.</summary>
    public IOException? Fault => fault;

    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => file.CanWrite;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => file.Position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!HasFailed)
            return file.Read(buffer, offset, count);
        // LiteDB reads to a length that it remembers, and minds only the position.
        buffer.AsSpan(offset, count).Clear();
        file.Position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void Write(byte[] buffer, int offset, int count) => Change(() => file.Write(buffer, offset, count));

    public override void SetLength(long value) => Change(() => file.SetLength(value));

    public override void Flush() => file.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private bool HasFailed => (fault ?? Other?.fault) is not null;

    private void Change(Action change)
    {
        if (HasFailed)
            return;
        try
        {
            Other?.Sync();
            isDirty = true;
            change();
        }
        catch (IOException exception)
        {
            fault = exception;
        }
    }

    private void Sync()
    {
        if (!isDirty)
            return;
        file.Flush(flushToDisk: true);
        isDirty = false;
    }
}
