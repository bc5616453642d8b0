using System.Text.Json;

namespace Analytics.Contracts.Recording;

/// <summary>What of the attributes of a visitor is recorded with an exposure, alike in service and client: what the service takes, so that none is refused for the rest.</summary>
public static class ExposureSegments
{
    private const int Most = 50;
    private const int LongestName = 100;
    private const int LongestValue = 200;

    /// <summary>Strings of at most 200 characters by names of 1 to 100: the first 50; null where there are none.</summary>
    /// <param name="attributes">The attributes; null for none.</param>
    public static IReadOnlyDictionary<string, string>? Of(IReadOnlyDictionary<string, JsonElement>? attributes)
    {
        Dictionary<string, string>? kept = null;
        foreach (var (name, value) in attributes ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind != JsonValueKind.String || name.Length is 0 or > LongestName || value.GetString() is not { Length: <= LongestValue } text) continue;
            kept ??= new(StringComparer.Ordinal);
            kept[name] = text;
            if (kept.Count == Most) break;
        }

        return kept;
    }
}
