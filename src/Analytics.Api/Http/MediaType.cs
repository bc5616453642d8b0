using Microsoft.Net.Http.Headers;

namespace Analytics.Api.Http;

/// <summary>The media type of a body.</summary>
internal static class MediaType
{
    /// <summary>The type in lower case without its parameters; null where there is none, or the body says that it is not UTF-8.</summary>
    public static string? Of(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsUtf8(type.Charset.Value)
            ? type.MediaType.Value?.ToLowerInvariant()
            : null;

    private static bool IsUtf8(string? charset) =>
        string.IsNullOrEmpty(charset) || charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
