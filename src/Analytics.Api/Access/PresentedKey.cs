using System.Net.Http.Headers;
using System.Text;

namespace Analytics.Api.Access;

/// <summary>The key that a request shows: <c>Authorization: Bearer KEY</c>, <c>X-Api-Key: KEY</c>, or Basic with the key as user or password.</summary>
internal static class PresentedKey
{
    public const string Header = "X-Api-Key";

    public static bool In(HttpRequest request) =>
        request.Headers.ContainsKey(Header) || request.Headers.Authorization.Count > 0;

    /// <summary>The key, or null where there is none or it can't be read.</summary>
    public static string? Of(HttpRequest request)
    {
        if (request.Headers[Header] is [{ Length: > 0 } plain])
            return plain;
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header))
            return null;
        if (header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
            return header.Parameter;
        return header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? OfBasic(header.Parameter) : null;
    }

    private static string? OfBasic(string? parameter)
    {
        var bytes = new byte[(parameter ?? "").Length];
        if (!Convert.TryFromBase64String(parameter ?? "", bytes, out var count))
            return null;

        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return pair;
        return colon > 0 ? pair[..colon] : pair[1..];
    }
}
