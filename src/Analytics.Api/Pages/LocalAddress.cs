namespace Analytics.Api.Pages;

/// <summary>Where a form may send people back to.</summary>
internal static class LocalAddress
{
    /// <summary>The address where it is one of this service, else the first page; "//host" and "/\host" are not.</summary>
    public static string Of(string? url) => url is ['/'] or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl) ? url : "/";
}
