using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads an embedding into its place; one of another length or with other values than numbers is kept apart.</summary>
internal static class EmbeddingReader
{
    public static bool Read(ref Utf8JsonReader json, ItemScope item, ModelSchema schema, FeatureSlot feature, ref PredictionParts parts)
    {
        var start = json;
        if (parts.Embeddings is null)
        {
            parts.Embeddings = new float[schema.EmbeddingsLength];
            Array.Fill(parts.Embeddings, float.NaN);
        }

        var vector = parts.Embeddings.AsSpan(feature.Position, feature.Dimension);
        if (TryRead(ref json, vector))
            return true;

        vector.Fill(float.NaN);
        json = start;
        return FeatureReader.KeepMistyped(ref json, item, feature, ref parts);
    }

    private static bool TryRead(ref Utf8JsonReader json, Span<float> vector)
    {
        var length = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || length == vector.Length)
                return false;
            if (!json.TryGetSingle(out var number) || !float.IsFinite(number))
                return false;
            vector[length++] = number;
        }

        return length == vector.Length;
    }
}
