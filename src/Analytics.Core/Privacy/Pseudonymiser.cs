using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Privacy;

/// <summary>
/// Turns subject ids into pseudonyms. A rotation gives every subject a new pseudonym, so that records before and after it are not linked;
/// only consents, which are looked up by <see cref="Pseudonym.Earlier"/> too, outlive it.
/// </summary>
public sealed class Pseudonymiser(KeyRing ring)
{
    private const int ValueBytes = 16;
    private const int CacheSlots = 1 << 16;
    private const int LongestCached = 200;

    private readonly CacheEntry?[] cache = new CacheEntry?[CacheSlots];

    /// <summary>The pseudonym of a subject under the current key. Thread-safe; a hit in the cache allocates nothing.</summary>
    public Pseudonym Of(string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var current = ring.Current;
        ref var slot = ref cache[subject.GetHashCode() & (CacheSlots - 1)];
        var entry = Volatile.Read(ref slot);
        if (entry is not null && entry.Pseudonym.KeyId == current.Id && entry.Subject == subject)
            return entry.Pseudonym;

        var pseudonym = Make(subject, ring.Keys);
        if (subject.Length <= LongestCached)
            Volatile.Write(ref slot, new CacheEntry(subject, pseudonym));
        return pseudonym;
    }

    /// <summary>The value that a sealed pseudonym holds; null where its key is not in the ring.</summary>
    public UInt128? Read(ReadOnlySpan<byte> sealedValue) => sealedValue.Length > RingKey.HeaderBytes && ring.Find(BinaryPrimitives.ReadUInt16BigEndian(sealedValue)) is { } key
        ? BinaryPrimitives.ReadUInt128BigEndian(key.Pseudonyms.Open(sealedValue, RingKey.HeaderBytes))
        : null;

    private static Pseudonym Make(string subject, IReadOnlyList<RingKey> keys)
    {
        var id = Encoding.UTF8.GetBytes(CanonicalForm.Of(subject.Trim()));
        var current = keys[^1];
        var value = ValueUnder(current, id);
        return new Pseudonym(value, current.Id, Seal(current, value))
        {
            Earlier = [.. keys.SkipLast(1).Reverse().Select(key => ValueUnder(key, id))],
        };
    }

    private static UInt128 ValueUnder(RingKey key, byte[] id)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.PseudonymKey, id, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>
    /// The nonce is an HMAC of the value under a key of its own (the synthetic nonce of SIV modes, RFC 5297). GCM breaks when one nonce serves two
    /// values; here that takes a collision of a 96-bit pseudo-random function (chance 2⁻³⁷ among 10⁹ subjects). Equal values give equal bytes:
    /// that much is shown, and it is what stores join by.
    /// </summary>
    private static byte[] Seal(RingKey key, UInt128 value)
    {
        Span<byte> header = stackalloc byte[RingKey.HeaderBytes];
        Span<byte> plain = stackalloc byte[ValueBytes];
        Span<byte> nonce = stackalloc byte[HMACSHA256.HashSizeInBytes];
        key.WriteHeader(header);
        BinaryPrimitives.WriteUInt128BigEndian(plain, value);
        HMACSHA256.HashData(key.NonceKey, plain, nonce);
        return key.Pseudonyms.Seal(header, nonce[..SealingKey.NonceBytes], plain);
    }

    private sealed record CacheEntry(string Subject, Pseudonym Pseudonym);
}
