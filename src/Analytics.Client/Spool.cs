using System.Globalization;

namespace Analytics.Client;

/// <summary>
/// Batches on disk, oldest first. A batch is a file that appears whole (written beside and renamed), named by its place, kind and number of records.
/// One writer and one reader; they may be different threads.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int MostProcesses = 64;
    private const string Refused = "refused";
    private const string Extension = ".json.gz";
    private const string Part = ".part";

    private readonly FileStream hold;
    private readonly long capacity;
    private readonly Lock gate = new();
    private readonly SortedDictionary<long, SpooledBatch> batches = [];
    private long last;
    private long bytes;

    private Spool(string folder, FileStream hold, long capacity)
    {
        (Folder, this.hold, this.capacity) = (folder, hold, capacity);
        // What was being written when the process ended was promised to nobody.
        foreach (var half in Directory.EnumerateFiles(folder, "*" + Extension + Part)) File.Delete(half);
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            if (SpooledBatch.Read(path) is not { } batch) continue;
            batches[batch.Place] = batch;
            bytes += batch.Bytes;
            last = Math.Max(last, batch.Place);
        }
    }

    public string Folder { get; }

    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>The batch that waits longest; null where none does.</summary>
    public SpooledBatch? Oldest
    {
        get
        {
            lock (gate) return batches.Count == 0 ? null : batches.First().Value;
        }
    }

    /// <summary>Takes a folder that no other process holds: the one named, or one beside it.</summary>
    /// <exception cref="IOException">None could be taken.</exception>
    public static Spool Open(string folder, long capacity)
    {
        for (var at = 1; ; at++)
        {
            var own = at == 1 ? folder : $"{folder}-{at.ToString(CultureInfo.InvariantCulture)}";
            Directory.CreateDirectory(own);
            try
            {
                return new Spool(own, new FileStream(Path.Combine(own, "hold"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), capacity);
            }
            catch (IOException) when (at < MostProcesses)
            {
                // Another process works there: the next folder.
            }
        }
    }

    /// <summary>Keeps a batch; false where the spool is full.</summary>
    public bool TryAdd(RecordRoute route, int records, ReadOnlySpan<byte> content)
    {
        if (Bytes + content.Length > capacity) return false;
        var place = Interlocked.Increment(ref last);
        var batch = new SpooledBatch(place, route, records, content.Length, SpooledBatch.PathOf(Folder, place, route, records) + Extension);
        var beside = batch.Path + Part;
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)) file.Write(content);
        File.Move(beside, batch.Path, overwrite: true);
        lock (gate) batches[place] = batch;
        Interlocked.Add(ref bytes, content.Length);
        return true;
    }

    /// <summary>Forgets a batch that the service has.</summary>
    public void Remove(SpooledBatch batch)
    {
        File.Delete(batch.Path);
        Forget(batch);
    }

    /// <summary>Puts a batch aside that the service will never take, for someone to look at.</summary>
    public void Refuse(SpooledBatch batch)
    {
        var aside = Directory.CreateDirectory(Path.Combine(Folder, Refused)).FullName;
        File.Move(batch.Path, Path.Combine(aside, Path.GetFileName(batch.Path)), overwrite: true);
        Forget(batch);
    }

    public void Dispose() => hold.Dispose();

    private void Forget(SpooledBatch batch)
    {
        lock (gate) batches.Remove(batch.Place);
        Interlocked.Add(ref bytes, -batch.Bytes);
    }
}
