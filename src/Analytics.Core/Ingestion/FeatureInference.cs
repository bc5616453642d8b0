using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Tells the types of features from their JSON, for versions that nobody registered.</summary>
internal static class FeatureInference
{
    private const int LongestCategory = 100;
    private const int MaximumDimension = 4_096;

    /// <summary>Reads all features of a version that is not there yet; names that need scrubbing do not become features.</summary>
    public static bool Read(ref Utf8JsonReader json, ItemScope item)
    {
        for (var count = 0; json.Read() && json.TokenType == JsonTokenType.PropertyName; count++)
        {
            if (count == ModelSchema.MaximumFeatures)
                return FeatureReader.TooMany(item);

            var name = item.NameAt(ref json);
            var isClean = name.Length > 0 && json.ValueTextEquals(name);
            json.Read();
            var value = json;
            if (isClean && TryInfer(ref value, out var type, out var dimension))
                item.Growth.Add(name, type, dimension);
            if (!item.Skip(ref json, $"/features/{JsonFaultLocator.Segment(name)}"))
                return false;
        }

        return true;
    }

    /// <summary>The type of the value at the reader; false for null and what no type fits.</summary>
    public static bool TryInfer(ref Utf8JsonReader json, out FeatureType type, out int? dimension)
    {
        dimension = null;
        (var known, type) = json.TokenType switch
        {
            JsonTokenType.Number => (true, FeatureType.Numeric),
            JsonTokenType.True or JsonTokenType.False => (true, FeatureType.Boolean),
            JsonTokenType.String when json.ValueSpan.Length <= LongestCategory => (true, FeatureType.Categorical),
            JsonTokenType.String => (true, FeatureType.Text),
            JsonTokenType.StartArray => ((dimension = DimensionOf(ref json)) is not null, FeatureType.Embedding),
            _ => (false, default),
        };
        return known;
    }

    private static int? DimensionOf(ref Utf8JsonReader json)
    {
        var length = 0;
        while (json.Read() && json.TokenType == JsonTokenType.Number)
            length++;
        return json.TokenType == JsonTokenType.EndArray && length is > 0 and <= MaximumDimension ? length : null;
    }
}
