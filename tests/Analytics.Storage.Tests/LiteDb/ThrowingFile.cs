namespace Analytics.Storage.Tests.LiteDb;

/// <summary>A file on a disk that can be full.</summary>
internal sealed class ThrowingFile(string path, Func<bool> isFull)
    : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0)
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (isFull())
            throw new IOException("No space left on device");
        base.Write(buffer, offset, count);
    }
}
