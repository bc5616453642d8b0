using System.Security.Cryptography;

namespace Analytics.Core.Privacy;

/// <summary>
/// A key in memory. Once its secret was accepted, a plain SHA-256 of it is remembered here, which costs a third of the keyed one;
/// it goes with the entry, so a revoked key is refused at once.
/// </summary>
internal sealed class AccessKeyEntry(AccessKeyDocument document)
{
    private byte[]? accepted;

    public AccessKeyDocument Document => document;

    public AccessKey Key => document.Key;

    public bool Matches(ReadOnlySpan<byte> secret, byte[] pepper)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(secret, hash);
        if (Volatile.Read(ref this.accepted) is { } accepted)
            return CryptographicOperations.FixedTimeEquals(hash, accepted);

        Span<byte> keyed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(pepper, secret, keyed);
        if (!CryptographicOperations.FixedTimeEquals(keyed, document.Hash))
            return false;
        Volatile.Write(ref this.accepted, hash.ToArray());
        return true;
    }
}
