using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the output of a prediction; exactly one of its four shapes.</summary>
internal static class OutputReader
{
    private const int MaximumClasses = 1_000;
    private const int MaximumItems = 200;
    private const int LongestName = 200;

    private enum Property { Score, Probabilities, Value, Items }

    private enum ItemProperty { Item, Score }

    private static readonly ObjectReader<OutputParts> Output = new(NameTable.Of<Property>(), "/output", ReadProperty);
    private static readonly ObjectReader<(string? Item, double? Score)> Ranked =
        new(NameTable.Of<ItemProperty>(), "/output/items", ReadItemProperty);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref OutputParts output, out bool present)
    {
        if (!item.Object(ref json, "/output", out present))
            return false;
        if (!present)
            return true;
        if (!Output.Read(ref json, item, ref output))
            return false;

        var shapes = (output.Score is null ? 0 : 1) + (output.Value is null ? 0 : 1)
            + (output.Probabilities is null ? 0 : 1) + (output.Items is null ? 0 : 1);
        return shapes == 1
            || item.Fail("/output", FaultCodes.InvalidOutput, "must have exactly one of score, probabilities, value and items");
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref OutputParts output) => (Property)property switch
    {
        Property.Score => item.Number(ref json, "/output/score", 0, 1, out output.Score),
        Property.Value => item.Number(ref json, "/output/value", double.NegativeInfinity, double.PositiveInfinity, out output.Value),
        Property.Probabilities => ReadProbabilities(ref json, item, ref output),
        _ => ReadItems(ref json, item, ref output),
    };

    private static bool ReadProbabilities(ref Utf8JsonReader json, ItemScope item, ref OutputParts output)
    {
        const string pointer = "/output/probabilities";
        if (!item.Object(ref json, pointer, out var present) || !present)
            return item.Fault is null;

        var classes = new List<string>();
        var probabilities = new List<double>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = item.Texts.Read(in json);
            if (name.Length is 0 or > LongestName)
                return item.Fail(pointer, FaultCodes.InvalidValue, $"must have class names of 1 to {LongestName} characters");
            var value = $"{pointer}/{JsonFaultLocator.Segment(name)}";
            if (classes.Contains(name))
                return item.Repeated(value);
            if (classes.Count == MaximumClasses)
                return item.Fail(pointer, FaultCodes.TooMany, $"must have at most {MaximumClasses} classes");

            json.Read();
            if (!item.Number(ref json, value, 0, 1, out var probability))
                return false;
            if (probability is null)
                return item.Missing(value);
            classes.Add(name);
            probabilities.Add(probability.Value);
        }

        (output.Classes, output.Probabilities) = ([.. classes], [.. probabilities]);
        return true;
    }

    private static bool ReadItems(ref Utf8JsonReader json, ItemScope item, ref OutputParts output)
    {
        const string pointer = "/output/items";
        if (json.TokenType == JsonTokenType.Null)
            return true;
        if (json.TokenType != JsonTokenType.StartArray)
            return item.Fail(pointer, FaultCodes.InvalidType, "must be an array");

        var items = new List<string>();
        var scores = new List<double>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            (string? Item, double? Score) ranked = default;
            if (json.TokenType != JsonTokenType.StartObject)
                return item.Fail($"{pointer}/{items.Count}", FaultCodes.InvalidType, "must be an object");
            if (!Ranked.Read(ref json, item, ref ranked))
                return false;
            if (ranked.Item is null)
                return item.Missing($"{pointer}/{items.Count}/item");
            if (items.Contains(ranked.Item))
                return item.Fail($"{pointer}/{items.Count}/item", FaultCodes.InvalidValue, "must differ from the others");
            if (items.Count == MaximumItems)
                return item.Fail(pointer, FaultCodes.TooMany, $"must be at most {MaximumItems} items");

            items.Add(ranked.Item);
            scores.Add(ranked.Score ?? double.NaN);
        }

        if (items.Count == 0)
            return item.Fail(pointer, FaultCodes.InvalidOutput, "must have at least one item");
        (output.Items, output.ItemScores) = ([.. items], scores.TrueForAll(double.IsNaN) ? null : [.. scores]);
        return true;
    }

    private static bool ReadItemProperty(ref Utf8JsonReader json, ItemScope item, int property, ref (string? Item, double? Score) ranked) =>
        (ItemProperty)property switch
        {
            ItemProperty.Item => item.Text(ref json, "/output/items/item", LongestName, out ranked.Item),
            _ => item.Number(ref json, "/output/items/score", double.NegativeInfinity, double.PositiveInfinity, out ranked.Score),
        };
}
