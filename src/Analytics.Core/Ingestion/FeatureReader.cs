using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads features into the slots of their version. What does not fit is a finding, not a fault: it is kept, in the extras.</summary>
internal static class FeatureReader
{
    private const int SeenWords = (ModelSchema.MaximumFeatures + 63) / 64;

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ModelSchema schema, ref PredictionParts parts)
    {
        Prepare(schema, ref parts);
        Span<ulong> seen = stackalloc ulong[SeenWords];
        seen.Clear();
        var count = 0;
        for (var previous = -1; json.Read() && json.TokenType == JsonTokenType.PropertyName; count++)
        {
            if (count == ModelSchema.MaximumFeatures)
                return TooMany(item);

            var index = schema.Names.Find(in json, previous);
            if (index < 0)
            {
                if (!UnknownFeature.Read(ref json, item, schema, ref parts))
                    return false;
                continue;
            }

            previous = index;
            if ((seen[index >> 6] & (1ul << index)) != 0)
                return item.Repeated($"/features/{JsonFaultLocator.Segment(schema.Features[index].Name)}");
            json.Read();
            if (json.TokenType == JsonTokenType.Null)
                continue;

            seen[index >> 6] |= 1ul << index;
            if (!ReadSlot(ref json, item, schema, schema.Features[index], ref parts))
                return false;
        }

        FindMissing(item, schema, seen);
        return true;
    }

    public static bool TooMany(ItemScope item) =>
        item.Fail("/features", FaultCodes.TooMany, $"must be at most {ModelSchema.MaximumFeatures}");

    /// <summary>Notes the required features that were not seen.</summary>
    public static void FindMissing(ItemScope item, ModelSchema schema, ReadOnlySpan<ulong> seen)
    {
        for (var i = 0; i < schema.Features.Length; i++)
            if (schema.Features[i].Definition.Required && (seen.IsEmpty || (seen[i >> 6] & (1ul << i)) == 0))
                item.Found(Findings.Missing, schema.Features[i].Name);
    }

    private static void Prepare(ModelSchema schema, ref PredictionParts parts)
    {
        if (schema.NumbersLength > 0)
        {
            parts.Numbers = new double[schema.NumbersLength];
            Array.Fill(parts.Numbers, double.NaN);
        }

        if (schema.CategoriesLength > 0)
            parts.Categories = new string?[schema.CategoriesLength];
    }

    private static bool ReadSlot(
        ref Utf8JsonReader json, ItemScope item, ModelSchema schema, FeatureSlot feature, ref PredictionParts parts) =>
        (feature.Type, json.TokenType) switch
        {
            (FeatureType.Numeric, JsonTokenType.Number) => ReadNumber(ref json, item, feature, parts.Numbers),
            (FeatureType.Boolean, JsonTokenType.True) => Set(parts.Numbers, feature.Position, 1),
            (FeatureType.Boolean, JsonTokenType.False) => Set(parts.Numbers, feature.Position, 0),
            (FeatureType.Categorical, JsonTokenType.String) => ReadCategory(ref json, item, feature, ref parts),
            (FeatureType.Embedding, JsonTokenType.StartArray) => EmbeddingReader.Read(ref json, item, schema, feature, ref parts),
            (FeatureType.Text, JsonTokenType.String) => Keep(ref json, item, feature, ref parts),
            _ => KeepMistyped(ref json, item, feature, ref parts),
        };

    private static bool ReadNumber(ref Utf8JsonReader json, ItemScope item, FeatureSlot feature, double[] numbers)
    {
        if (!json.TryGetDouble(out var number) || !RecordNumbers.Fits(number))
            return item.Fail(
                $"/features/{JsonFaultLocator.Segment(feature.Name)}", FaultCodes.InvalidValue, RecordNumbers.Rule);

        if (number < feature.Min || number > feature.Max)
            item.Found(Findings.OutOfRange, feature.Name);
        return Set(numbers, feature.Position, number);
    }

    private static bool ReadCategory(ref Utf8JsonReader json, ItemScope item, FeatureSlot feature, ref PredictionParts parts)
    {
        if (!CategoryReader.TryRead(in json, item, feature, out var category))
            return KeepMistyped(ref json, item, feature, ref parts);

        parts.Categories[feature.Position] = category;
        return true;
    }

    private static bool Set(double[] numbers, int position, double number)
    {
        numbers[position] = number;
        return true;
    }

    /// <summary>Notes that the value is not of the feature's type, and keeps it apart.</summary>
    public static bool KeepMistyped(ref Utf8JsonReader json, ItemScope item, FeatureSlot feature, ref PredictionParts parts)
    {
        item.Found(Findings.TypeChanged, feature.Name);
        return Keep(ref json, item, feature, ref parts);
    }

    private static bool Keep(ref Utf8JsonReader json, ItemScope item, FeatureSlot feature, ref PredictionParts parts) =>
        UnknownFeature.Keep(ref json, item, feature.Name, ref parts);
}
