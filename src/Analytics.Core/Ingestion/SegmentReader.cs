using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Reads an object of strings: the segments of a prediction, the labels of a metric.</summary>
internal static class SegmentReader
{
    private const int MaximumCount = 50;
    private const int LongestValue = 200;

    public static bool Read(ref Utf8JsonReader json, ItemScope item, string pointer, int longestKey, out string[]? keys, out string[]? values)
    {
        (keys, values) = (null, null);
        if (!item.Object(ref json, pointer, out var present) || !present)
            return item.Fault is null;

        var pairs = item.Pairs;
        pairs.Clear();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var key = item.Texts.Read(in json);
            if (key.Length == 0 || key.Length > longestKey)
                return item.Fail(pointer, FaultCodes.InvalidValue, $"must have names of 1 to {longestKey} characters");
            if (pairs.Exists(pair => pair.Key == key))
                return item.Repeated($"{pointer}/{JsonFaultLocator.Segment(key)}");
            if (pairs.Count == MaximumCount)
                return item.Fail(pointer, FaultCodes.TooMany, $"must be at most {MaximumCount}");

            json.Read();
            if (json.TokenType == JsonTokenType.Null)
                continue;
            if (json.TokenType != JsonTokenType.String)
                return item.Fail($"{pointer}/{JsonFaultLocator.Segment(key)}", FaultCodes.InvalidType, "must be a string");
            var value = item.Texts.Read(in json);
            if (value.Length > LongestValue)
                return item.TooLong($"{pointer}/{JsonFaultLocator.Segment(key)}", LongestValue);
            pairs.Add((key, value));
        }

        (keys, values) = (new string[pairs.Count], new string[pairs.Count]);
        for (var i = 0; i < pairs.Count; i++)
            (keys[i], values[i]) = pairs[i];
        return true;
    }
}
