using System.Globalization;

namespace Analytics.Api.Http;

/// <summary>Revisions as ETags.</summary>
internal static class EntityTags
{
    public const string IfMatch = "If-Match";

    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>The revision that a header names; null: any. False where it names none that there could be.</summary>
    public static bool TryRead(string? match, out long? revision)
    {
        revision = null;
        if (match is null or "*") return true;
        if (!long.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        revision = number;
        return true;
    }
}
