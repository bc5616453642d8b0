namespace Analytics.Api.Http;

/// <summary>Reads request bodies into pooled memory, within <see cref="BodyLimits"/>.</summary>
internal static class RequestBody
{
    private const string TooLarge = "The body is larger than 5 MiB.";

    /// <summary>The whole body, decoded. Dispose it when its bytes are no longer used.</summary>
    /// <exception cref="BadHttpRequestException">413 too large, 415 unknown coding, 408 too slow, 400 not what it says.</exception>
    public static async Task<PooledBytes> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        string? coding = request.Headers.ContentEncoding;
        if (!ContentCoding.IsKnown(coding))
        {
            throw new BadHttpRequestException(
                $"The content encoding is not one of {ContentCoding.Names}.", StatusCodes.Status415UnsupportedMediaType);
        }

        var wire = await ReadWireAsync(request, cancellationToken);
        if (ContentCoding.IsIdentity(coding))
            return wire;
        using (wire)
            return ContentCoding.Inflate(coding!, wire.Memory);
    }

    private static async Task<PooledBytes> ReadWireAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > BodyLimits.Wire)
            throw new BadHttpRequestException(TooLarge, StatusCodes.Status413PayloadTooLarge);

        var wire = new PooledBytes((int)(request.ContentLength + 1 ?? 16 * 1024), BodyLimits.Wire, TooLarge);
        try
        {
            while (await request.Body.ReadAsync(wire.Free(), cancellationToken) is > 0 and var count)
                wire.Advance(count);
            return wire;
        }
        catch
        {
            wire.Dispose();
            throw;
        }
    }
}
