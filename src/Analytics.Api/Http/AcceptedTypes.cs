using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Analytics.Api.Http;

/// <summary>What kind of answer a request would rather have.</summary>
internal static class AcceptedTypes
{
    /// <summary>True when it asks for a page by name, and not more for JSON.</summary>
    public static bool WantsPage(this HttpRequest request)
    {
        var accepted = new RequestHeaders(request.Headers).Accept;
        return Quality(accepted, "text/html") is > 0 and var page && page >= Quality(accepted, "application/json");
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(value => value.Quality ?? 1).DefaultIfEmpty(0).Max();
}
