using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Analytics.Core.Privacy;

/// <summary>One generation of keys, each for one use, derived from one random secret.</summary>
internal sealed class RingKey(int id, DateTimeOffset createdAt, byte[] secret)
{
    public const int SecretBytes = 32;

    /// <summary>Bytes of a key id in front of what the key sealed.</summary>
    public const int HeaderBytes = sizeof(ushort);

    public int Id => id;

    public DateTimeOffset CreatedAt => createdAt;

    public byte[] Secret => secret;

    /// <summary>Key of the HMAC that makes pseudonyms.</summary>
    public byte[] PseudonymKey { get; } = KeyDerivation.Derive(secret, "analytics/pseudonym");

    /// <summary>Key of the HMAC that makes the nonces of sealed pseudonyms.</summary>
    public byte[] NonceKey { get; } = KeyDerivation.Derive(secret, "analytics/pseudonym-nonce");

    /// <summary>Seals pseudonyms.</summary>
    public SealingKey Pseudonyms { get; } = new(KeyDerivation.Derive(secret, "analytics/pseudonym-seal"));

    /// <summary>Seals text.</summary>
    public SealingKey Fields { get; } = new(KeyDerivation.Derive(secret, "analytics/field-seal"));

    public static RingKey Create(int id, DateTimeOffset createdAt) => new(id, createdAt, RandomNumberGenerator.GetBytes(SecretBytes));

    public void WriteHeader(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)id);
}
