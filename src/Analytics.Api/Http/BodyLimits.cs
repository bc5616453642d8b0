namespace Analytics.Api.Http;

/// <summary>How large a request body may be.</summary>
internal static class BodyLimits
{
    /// <summary>Bytes on the wire.</summary>
    public const int Wire = 5 * 1024 * 1024;

    /// <summary>Bytes after inflation.</summary>
    public const int Decoded = 20 * 1024 * 1024;

    /// <summary>Decoded bytes for each byte on the wire; more is a bomb.</summary>
    public const int Ratio = 100;

    /// <summary>The most that a body of so many bytes on the wire may become.</summary>
    public static int DecodedFor(int wire) => (int)Math.Min(Decoded, (long)wire * Ratio);
}
