using System.IO.Compression;
using CommunityToolkit.HighPerformance;
using ZstdSharp;

namespace Analytics.Api.Http;

/// <summary>The codings in which a body may come. One list: name and how to inflate.</summary>
internal static class ContentCoding
{
    private static readonly Dictionary<string, Func<Stream, Stream>> Inflaters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gzip"] = body => new GZipStream(body, CompressionMode.Decompress),
        ["br"] = body => new BrotliStream(body, CompressionMode.Decompress),
        ["zstd"] = body => new DecompressionStream(body),
    };

    public static string Names => string.Join(", ", Inflaters.Keys);

    public static bool IsIdentity(string? coding) =>
        string.IsNullOrEmpty(coding) || coding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    public static bool IsKnown(string? coding) => IsIdentity(coding) || Inflaters.ContainsKey(coding!);

    /// <summary>The inflated body. At no moment is more than the limit and one byte of it held.</summary>
    /// <exception cref="BadHttpRequestException">400: not in that coding; 413: too large, or a bomb.</exception>
    public static PooledBytes Inflate(string coding, ReadOnlyMemory<byte> body)
    {
        var limit = BodyLimits.DecodedFor(body.Length);
        var inflated = new PooledBytes(
            body.Length * 8L > limit ? limit : body.Length * 8, limit, "The body inflates to more than 20 MiB or 100 times its size.");
        try
        {
            using var stream = Inflaters[coding](body.AsStream());
            while (stream.Read(inflated.Free().Span) is > 0 and var count)
                inflated.Advance(count);
            return inflated;
        }
        catch (Exception e)
        {
            inflated.Dispose();
            if (e is InvalidDataException or InvalidOperationException or ZstdException or EndOfStreamException)
                throw new BadHttpRequestException($"The body is not valid {coding.ToLowerInvariant()}.", e);
            throw;
        }
    }
}
