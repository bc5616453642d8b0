using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Privacy;

/// <summary>
/// Encrypts single values for storage (AES-256-GCM, random nonce, key id in front). Random nonces of 96 bits bear 2³² values under one key
/// (NIST SP 800-38D, 8.3): rotate the ring before that.
/// </summary>
public sealed class FieldSealer(KeyRing ring)
{
    /// <summary>The encrypted text. Thread-safe.</summary>
    public byte[] Seal(string text)
    {
        var key = ring.Current;
        Span<byte> header = stackalloc byte[RingKey.HeaderBytes];
        Span<byte> nonce = stackalloc byte[SealingKey.NonceBytes];
        key.WriteHeader(header);
        RandomNumberGenerator.Fill(nonce);
        return key.Fields.Seal(header, nonce, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The text of a sealed value.</summary>
    /// <exception cref="CryptographicException">Sealed by another ring, or changed since.</exception>
    public string Open(ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < RingKey.HeaderBytes || ring.Find(BinaryPrimitives.ReadUInt16BigEndian(sealedText)) is not { } key)
            throw new CryptographicException("The ring holds no key of a sealed value.");
        return Encoding.UTF8.GetString(key.Fields.Open(sealedText, RingKey.HeaderBytes));
    }
}
