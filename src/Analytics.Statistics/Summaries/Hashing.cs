namespace Analytics.Statistics.Summaries;

/// <summary>64-bit hashes that are equal on every machine and for ever, as saved sketches need.</summary>
internal static class Hashing
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>FNV-1a over the bytes, then <see cref="Mix"/>; O(n). Source: draft-eastlake-fnv (Fowler, Noll &amp; Vo 1991).</summary>
    internal static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Basis;
        foreach (var each in bytes) hash = (hash ^ each) * Prime;
        return Mix(hash);
    }

    /// <summary>The hash of the UTF-16 code units of a text, each as one step of FNV-1a; O(n).</summary>
    internal static ulong Of(string text)
    {
        var hash = Basis;
        foreach (var each in text) hash = (hash ^ each) * Prime;
        return Mix(hash);
    }

    /// <summary>The hash of a number; 0 and −0 have the same.</summary>
    internal static ulong Of(double value) => Mix(BitConverter.DoubleToUInt64Bits(value + 0.0) + 0x9E3779B97F4A7C15);

    /// <summary>
    /// A one-to-one mixture in which each bit of the argument moves every bit of the result with probability near 1/2.
    /// Source: Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA, 453-472 (variant 13 of Stafford).
    /// </summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
