using Microsoft.Extensions.Logging;

namespace Analytics.Core.Privacy;

/// <summary>
/// The keys under which personal data are pseudonymised and encrypted, numbered from 1. The last one is current; older ones still open.
/// Thread-safe; reads are lock-free.
/// </summary>
public sealed class KeyRing : IDisposable
{
    internal const string FileName = "ring.json";

    private const string FolderName = "keys";
    private const int MostKeys = ushort.MaxValue;

    private readonly KeyRingFile file;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim rotation = new(1);
    private volatile RingKey[] keys;

    private KeyRing(KeyRingFile file, RingKey[] keys, byte[] master, TimeProvider clock)
    {
        this.file = file;
        this.keys = keys;
        this.clock = clock;
        DocumentsPassword = Convert.ToBase64String(KeyDerivation.Derive(master, "analytics/documents"));
        AccessKeyPepper = KeyDerivation.Derive(master, "analytics/access-keys");
    }

    /// <summary>Id of the key that seals now.</summary>
    public int CurrentKeyId => Current.Id;

    /// <summary>Password of the documents' file. Rotation does not change it.</summary>
    public string DocumentsPassword { get; }

    /// <summary>Key of the hashes of access keys. Rotation does not change it.</summary>
    internal byte[] AccessKeyPepper { get; }

    internal RingKey Current => keys[^1];

    /// <summary>All keys, oldest first.</summary>
    internal IReadOnlyList<RingKey> Keys => keys;

    /// <summary>Opens the ring of a storage folder, or makes it where there is none.</summary>
    /// <exception cref="KeyRingException">No master key where one is required, a wrong one, or a damaged ring. Nothing was written.</exception>
    public static KeyRing Open(PrivacyOptions options, string storageFolder, bool isDevelopment, ILogger<KeyRing> logger, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        var folder = Path.Combine(storageFolder, FolderName);
        var master = MasterKey.Find(options, folder, isDevelopment, logger);
        var file = new KeyRingFile(Path.Combine(folder, FileName), new SealingKey(KeyDerivation.Derive(master, "analytics/key-ring")));
        if (file.Exists)
            return new KeyRing(file, file.Read(), master, clock);

        RingKey[] keys = [RingKey.Create(1, clock.GetUtcNow())];
        file.Write(keys, replace: false);
        return new KeyRing(file, keys, master, clock);
    }

    /// <summary>Adds a key, which is current from then on. It is on the disk before it is used.</summary>
    public async Task RotateAsync(CancellationToken cancellationToken)
    {
        await rotation.WaitAsync(cancellationToken);
        try
        {
            if (this.keys.Length == MostKeys)
                throw new InvalidOperationException($"A key ring holds at most {MostKeys} keys.");
            RingKey[] keys = [.. this.keys, RingKey.Create(this.keys.Length + 1, clock.GetUtcNow())];
            file.Write(keys, replace: true);
            this.keys = keys;
        }
        finally
        {
            rotation.Release();
        }
    }

    public void Dispose() => rotation.Dispose();

    /// <summary>The key of an id; null where the ring has none.</summary>
    internal RingKey? Find(int id)
    {
        var keys = this.keys;
        return id >= 1 && id <= keys.Length ? keys[id - 1] : null;
    }
}
