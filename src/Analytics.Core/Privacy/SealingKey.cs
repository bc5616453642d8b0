using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Analytics.Core.Privacy;

/// <summary>
/// AES-256-GCM under one key. Sealed values are header ‖ nonce ‖ tag ‖ cipher text; the header is authenticated, not encrypted.
/// Thread-safe: an <see cref="AesGcm"/> may not be shared between threads on every platform and is dear to make, so each call borrows one.
/// </summary>
internal sealed class SealingKey(byte[] key)
{
    public const int NonceBytes = 12;

    private const int TagBytes = 16;

    private readonly ConcurrentBag<AesGcm> idle = [];

    public byte[] Seal(ReadOnlySpan<byte> header, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain)
    {
        var sealedValue = new byte[header.Length + NonceBytes + TagBytes + plain.Length];
        var body = sealedValue.AsSpan(header.Length);
        header.CopyTo(sealedValue);
        nonce.CopyTo(body);

        var aes = Borrow();
        aes.Encrypt(nonce, plain, body[(NonceBytes + TagBytes)..], body.Slice(NonceBytes, TagBytes), header);
        idle.Add(aes);
        return sealedValue;
    }

    /// <exception cref="CryptographicException">Not sealed under this key, or changed since.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, int headerBytes)
    {
        if (sealedValue.Length < headerBytes + NonceBytes + TagBytes)
            throw new CryptographicException("A sealed value is too short.");

        var body = sealedValue[headerBytes..];
        var plain = new byte[body.Length - NonceBytes - TagBytes];
        var aes = Borrow();
        try
        {
            aes.Decrypt(
                body[..NonceBytes], body[(NonceBytes + TagBytes)..], body.Slice(NonceBytes, TagBytes), plain, sealedValue[..headerBytes]);
        }
        finally
        {
            idle.Add(aes);
        }

        return plain;
    }

    private AesGcm Borrow() => idle.TryTake(out var aes) ? aes : new AesGcm(key, TagBytes);
}
