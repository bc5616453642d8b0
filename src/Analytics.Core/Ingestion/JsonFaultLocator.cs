using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Finds where a body stops being JSON. It runs only over bodies that are known to be faulty (or that may hold lone surrogates),
/// so that the readers need not keep track of where they are.
/// </summary>
internal static class JsonFaultLocator
{
    public const int MaximumDepth = 64;
    private const int LongestName = 100;
    private const int FewestDigits = 7;

    /// <summary>JSON pointer of the first fault; null when the body is well-formed.</summary>
    public static string? Find(ReadOnlySpan<byte> body)
    {
        var path = new Stack<Level>();
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            while (json.Read())
                if (!Step(ref json, path))
                    return PointerOf(path);
            return null;
        }
        catch (JsonException)
        {
            if (path.TryPeek(out var open) && open.IsArray)
                open.Index++;
            return PointerOf(path);
        }
    }

    private static bool Step(ref Utf8JsonReader json, Stack<Level> path)
    {
        if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            path.Pop();
            return true;
        }

        if (json.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !IsText(ref json))
            return false;
        if (json.TokenType == JsonTokenType.PropertyName)
            path.Peek().Name = json.GetString();
        else if (path.TryPeek(out var parent) && parent.IsArray)
            parent.Index++;
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            path.Push(new Level(json.TokenType == JsonTokenType.StartArray));
        return true;
    }

    private static bool IsText(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
            return Utf8.IsValid(json.ValueSpan);

        try
        {
            _ = json.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static string PointerOf(Stack<Level> path) => string.Concat(path.Reverse().Select(level => level.ToString()));

    /// <summary>An open object (with the name that was read last) or array (with the index).</summary>
    private sealed class Level(bool isArray)
    {
        public bool IsArray => isArray;
        public string? Name { get; set; }
        public int Index { get; set; } = -1;

        public override string ToString() =>
            Name is not null ? $"/{Segment(Name)}" : Index >= 0 ? $"/{Index}" : "";
    }

    /// <summary>
    /// A property name as a segment of a JSON pointer (RFC 6901); <c>*</c> where it does not look like a name: senders choose them, and an answer
    /// must not repeat personal data.
    /// </summary>
    public static string Segment(string name) => name.Length <= LongestName && name.All(IsOfNames) && name.Count(char.IsAsciiDigit) < FewestDigits
        ? name.Replace("/", "~1")
        : "*";

    private static bool IsOfNames(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ':' or '$' or '/';
}
