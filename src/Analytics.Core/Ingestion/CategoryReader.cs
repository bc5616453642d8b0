using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the value of a categorical feature.</summary>
internal static class CategoryReader
{
    public const int Longest = 200;

    /// <summary>A declared category as it is, another one scrubbed and noted; false for a string that is too long to be one.</summary>
    public static bool TryRead(ref readonly Utf8JsonReader json, ItemScope item, FeatureSlot feature, out string? category)
    {
        category = null;
        if (json.ValueSpan.Length > Longest * 6)
            return false;

        if (feature.Categories is { } declared && declared.TryGetValue(item.Texts.ReadName(in json), out category))
            return true;

        category = item.Texts.Read(in json);
        if (category.Length > Longest)
            return false;
        if (feature.Categories is not null)
            item.Found(Findings.UnknownCategory, feature.Name);
        return true;
    }
}
