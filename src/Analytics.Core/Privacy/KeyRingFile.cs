using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Core.Privacy;

/// <summary>
/// The ring's file. Each secret is wrapped by AES-256-GCM, and its id and the number of keys are authenticated with it,
/// so that no key can be swapped, added or taken away unnoticed.
/// </summary>
internal sealed class KeyRingFile(string path, SealingKey wrapping)
{
    private const int Format = 1;
    private const int HeaderBytes = 2 * sizeof(ushort);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public bool Exists => File.Exists(path);

    /// <exception cref="KeyRingException">Damaged, of a newer version, or wrapped under another master key.</exception>
    public RingKey[] Read()
    {
        var content = Parse();
        if (content.Format != Format)
            throw new KeyRingException($"{path} has format {content.Format}; this version of the service reads format {Format}.");
        if (content.Keys is not { Length: > 0 } keys)
            throw Damaged("it holds no keys");
        return [.. keys.Select((key, index) => new RingKey(index + 1, key.CreatedAt, Unwrap(key, index + 1, keys.Length)))];
    }

    public void Write(IReadOnlyList<RingKey> keys, bool replace)
    {
        var content = new Content(Format, [.. keys.Select(key => Wrap(key, keys.Count))]);
        SecretFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(content, Json), replace);
    }

    private Content Parse()
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(path), Json) ?? throw Damaged("it is empty");
        }
        catch (JsonException exception)
        {
            throw Damaged("it is not the JSON of a key ring", exception);
        }
    }

    private WrappedKey Wrap(RingKey key, int count) => new(
        key.Id,
        key.CreatedAt,
        wrapping.Seal(Header(key.Id, count), RandomNumberGenerator.GetBytes(SealingKey.NonceBytes), key.Secret));

    private byte[] Unwrap(WrappedKey key, int id, int count)
    {
        if (key.Id != id || key.Wrapped is null || !key.Wrapped.AsSpan().StartsWith(Header(id, count)))
            throw Damaged("its keys do not belong together");
        try
        {
            return wrapping.Open(key.Wrapped, HeaderBytes);
        }
        catch (CryptographicException exception)
        {
            throw new KeyRingException(
                $"{path} can't be opened: the master key is not the one it was made with, or the file was changed. " +
                "Set the right Privacy:MasterKey or Privacy:MasterKeyFile, or restore the file from a backup.",
                exception);
        }
    }

    private static byte[] Header(int id, int count)
    {
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)id);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(sizeof(ushort)), (ushort)count);
        return header;
    }

    private KeyRingException Damaged(string how, Exception? cause = null) =>
        new($"{path} is damaged: {how}. Restore it from a backup.", cause!);

    private sealed record Content(int Format, WrappedKey[]? Keys);

    private sealed record WrappedKey(int Id, DateTimeOffset CreatedAt, byte[]? Wrapped);
}
