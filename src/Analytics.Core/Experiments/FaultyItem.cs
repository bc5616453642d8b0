using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Core.Measures;

namespace Analytics.Core.Experiments;

/// <summary>Finds every fault of a part of a file that can't be read: the reader stops at the first, so that is taken out and the rest is read again.</summary>
internal sealed class FaultyItem
{
    private const int MostFaults = 100;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonArray, List<int>> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly JsonObject root;

    private FaultyItem(JsonElement element) => root = JsonObject.Create(element)!;

    /// <summary>The item; null where it has faults, each of which is added with its place.</summary>
    public static T? Read<T>(JsonElement element, JsonSerializerOptions options, string place, FaultList faults)
        where T : class
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(place, "Must be an object.");
            return null;
        }

        try
        {
            return element.Deserialize<T>(options);
        }
        catch (JsonException)
        {
            new FaultyItem(element).Find<T>(options, place, faults);
            return null;
        }
    }

    private void Find<T>(JsonSerializerOptions options, string place, FaultList faults)
        where T : class
    {
        for (var found = 0; found < MostFaults; found++)
        {
            try
            {
                _ = root.Deserialize<T>(options);
                return;
            }
            catch (JsonException e)
            {
                // What is missing only as it was taken out was told before.
                foreach (var (pointer, messages) in JsonFaults.Of(e))
                    if (PlaceOf(pointer) is var original && !taken.Contains(original)) faults.Add(place + original, $"{char.ToUpperInvariant(messages[0][0])}{messages[0][1..]}.");
                if (!TakeOut(JsonPointer.OfPath(e.Path))) return;
            }
        }
    }

    /// <summary>Where something is in the file: items of lists are told by the numbers that they had before any was taken out.</summary>
    private string PlaceOf(string pointer)
    {
        JsonNode? node = root;
        var place = "";
        foreach (var token in pointer.Split('/').Skip(1))
        {
            place += "/" + (node is JsonArray list && int.TryParse(token, out var at) && at < list.Count ? NumbersOf(list)[at].ToString(System.Globalization.CultureInfo.InvariantCulture) : token);
            node = Child(node, token);
        }

        return place;
    }

    private bool TakeOut(string pointer)
    {
        if (pointer.Length == 0) return false;
        var tokens = pointer.Split('/')[1..];
        JsonNode? parent = root;
        foreach (var token in tokens[..^1]) parent = Child(parent, token);
        var place = PlaceOf(pointer);
        switch (parent)
        {
            case JsonObject owner when NameIn(owner, tokens[^1]) is { } name:
                owner.Remove(name);
                break;
            case JsonArray list when int.TryParse(tokens[^1], out var at) && at < list.Count:
                NumbersOf(list).RemoveAt(at);
                list.RemoveAt(at);
                break;
            default: return false;
        }

        taken.Add(place);
        return true;
    }

    private List<int> NumbersOf(JsonArray list) => numbers.TryGetValue(list, out var known) ? known : numbers[list] = [.. Enumerable.Range(0, list.Count)];

    private static JsonNode? Child(JsonNode? node, string token) => node switch
    {
        JsonObject owner when NameIn(owner, token) is { } name => owner[name],
        JsonArray list when int.TryParse(token, out var at) && at < list.Count => list[at],
        _ => null,
    };

    /// <summary>The name as the file writes it: case makes no difference to the reader.</summary>
    private static string? NameIn(JsonObject owner, string token)
    {
        var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return owner.ContainsKey(name) ? name : owner.Select(one => one.Key).FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
    }
}
