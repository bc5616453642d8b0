namespace Analytics.Core.Privacy;

/// <summary>Stand-in of a subject.</summary>
/// <param name="Value">First 128 bits of HMAC-SHA-256 of the subject's id.</param>
/// <param name="KeyId">Key of the ring that made it.</param>
/// <param name="Sealed">The value and key id, encrypted for storage; equal for equal pseudonyms, so that stores can count and join by it.</param>
public sealed record Pseudonym(UInt128 Value, int KeyId, byte[] Sealed)
{
    /// <summary>Values under the older keys of the ring, newest first: what was stored by pseudonym before a rotation is found by them.</summary>
    public IReadOnlyList<UInt128> Earlier { get; init; } = [];
}
