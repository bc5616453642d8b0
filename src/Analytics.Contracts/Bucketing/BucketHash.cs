using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace Analytics.Contracts.Bucketing;

/// <summary>
/// Hashes that turn the id of a unit into a number in [0, 1), the same at every time and on every platform. They spread; they hide nothing.
/// </summary>
public static class BucketHash
{
    /// <summary>
    /// FNV-1a in 32 bits over the UTF-16 code units of a text, as GrowthBook's SDKs hash; over bytes of UTF-8 it would differ for ids outside ASCII. O(n).
    /// Source: Fowler, Noll &amp; Vo, "The FNV non-cryptographic hash algorithm", IETF draft-eastlake-fnv.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <returns>The hash.</returns>
    public static uint Fnv1a(ReadOnlySpan<char> text) => Fnv1a(text, 0x811c9dc5);

    /// <summary>
    /// The first version of GrowthBook's bucket, (hash(value + seed) mod 1000) / 1000: coarse, and not independent between experiments. For experiments
    /// that began with it. O(n). Source: GrowthBook, "Build your own SDK".
    /// </summary>
    /// <param name="seed">Seed of the experiment.</param>
    /// <param name="value">Id of the unit.</param>
    /// <returns>A multiple of 0.001 in [0, 1).</returns>
    public static double Version1(ReadOnlySpan<char> seed, ReadOnlySpan<char> value) => Fnv1a(seed, Fnv1a(value)) % 1000 / 1000.0;

    /// <summary>
    /// The second version of GrowthBook's bucket: the hash of the decimal digits of hash(seed + value), mod 10000, over 10000. O(n), no allocation. Source: as
    /// <see cref="Version1"/>.
    /// </summary>
    /// <param name="seed">Seed of the experiment.</param>
    /// <param name="value">Id of the unit.</param>
    /// <returns>A multiple of 0.0001 in [0, 1).</returns>
    public static double Version2(ReadOnlySpan<char> seed, ReadOnlySpan<char> value)
    {
        Span<char> digits = stackalloc char[10];
        Fnv1a(value, Fnv1a(seed)).TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return Fnv1a(digits[..length]) % 10000 / 10000.0;
    }

    /// <summary>The bucket of a numbered version. O(n). Source: as <see cref="Version1"/>.</summary>
    /// <param name="seed">Seed of the experiment.</param>
    /// <param name="value">Id of the unit.</param>
    /// <param name="version">Version of the rule.</param>
    /// <returns>The bucket in [0, 1); null for a version that is not known, which assigns nobody.</returns>
    public static double? Of(ReadOnlySpan<char> seed, ReadOnlySpan<char> value, int version = 2) => version switch
    {
        1 => Version1(seed, value),
        2 => Version2(seed, value),
        _ => null,
    };

    /// <summary>
    /// MurmurHash3 in its 32-bit form for x86. O(n), no allocation. Source: Appleby 2011, "SMHasher", MurmurHash3_x86_32, public domain.
    /// </summary>
    /// <param name="bytes">Any bytes, such as the UTF-8 of an id.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>The hash; over 2³² it is a bucket in [0, 1).</returns>
    public static uint Murmur3(ReadOnlySpan<byte> bytes, uint seed = 0)
    {
        var hash = seed;
        var rest = bytes;
        while (rest.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash ^ Scrambled(BinaryPrimitives.ReadUInt32LittleEndian(rest)), 13) * 5 + 0xe6546b64;
            rest = rest[4..];
        }

        var tail = 0u;
        for (var at = rest.Length - 1; at >= 0; at--) tail = (tail << 8) | rest[at];
        hash ^= Scrambled(tail) ^ (uint)bytes.Length;

        hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    private static uint Scrambled(uint block) => BitOperations.RotateLeft(block * 0xcc9e2d51, 15) * 0x1b873593;

    private static uint Fnv1a(ReadOnlySpan<char> text, uint hash)
    {
        foreach (var unit in text) hash = (hash ^ unit) * 16777619;
        return hash;
    }
}
