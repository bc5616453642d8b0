using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a feature that the version does not have: an inferred version grows by it, elsewhere it is noted and kept apart.</summary>
internal static class UnknownFeature
{
    /// <summary>The reader is at the feature's name.</summary>
    public static bool Read(ref Utf8JsonReader json, ItemScope item, ModelSchema schema, ref PredictionParts parts)
    {
        var name = item.NameAt(ref json);
        if (schema.Grows && name.Length > 0 && json.ValueTextEquals(name))
        {
            var value = json;
            value.Read();
            if (FeatureInference.TryInfer(ref value, out var type, out var dimension))
                item.Growth.Add(name, type, dimension);
        }

        item.Found(Findings.UnknownFeature, name);
        json.Read();
        return json.TokenType == JsonTokenType.Null || Keep(ref json, item, name, ref parts);
    }

    /// <summary>Keeps a value among the extras, scrubbed.</summary>
    public static bool Keep(ref Utf8JsonReader json, ItemScope item, string name, ref PredictionParts parts)
    {
        var hasText = json.TokenType is JsonTokenType.String or JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (ScrubbedJson.Read(ref json, item, $"/features/{JsonFaultLocator.Segment(name)}") is not { } value)
            return false;

        (parts.Extras ??= new FeatureExtras()).Add(name, value, hasText);
        return true;
    }
}
