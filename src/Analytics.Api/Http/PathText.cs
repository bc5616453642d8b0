namespace Analytics.Api.Http;

/// <summary>Text taken from a path.</summary>
internal static class PathText
{
    /// <summary>The value with its escaped slashes undone: routing leaves those alone.</summary>
    public static string Unescape(string value) => value.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
