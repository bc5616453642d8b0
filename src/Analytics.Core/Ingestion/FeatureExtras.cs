using System.Text;
using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Features of a record that have no slot: free text, unknown ones, and values of a wrong type. Scrubbed.</summary>
internal sealed class FeatureExtras
{
    private readonly List<(string Name, string Json, bool HasText)> values = [];
    private Dictionary<string, string>? texts;

    /// <summary>The extras that <see cref="ToJson"/> wrote.</summary>
    public static FeatureExtras Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var extras = new FeatureExtras();
        foreach (var member in document.RootElement.EnumerateObject())
            extras.Add(member.Name, member.Value.GetRawText(), member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array);
        return extras;
    }

    public void Add(string name, string json, bool hasText) => values.Add((name, json, hasText));

    /// <summary>Takes out everything that may hold free text.</summary>
    public void RemoveText()
    {
        texts = null;
        values.RemoveAll(value => value.HasText);
    }

    /// <summary>The string of a name; null where there is none.</summary>
    public string? TextOf(string name) => Decoded().GetValueOrDefault(name);

    /// <summary>All strings; null where there are none.</summary>
    public IReadOnlyList<string>? Texts() => Decoded().Count == 0 ? null : [.. Decoded().Values];

    private Dictionary<string, string> Decoded()
    {
        if (texts is not null)
            return texts;

        texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, json, _) in values)
            if (json.StartsWith('"'))
                texts[name] = JsonSerializer.Deserialize<string>(json)!;
        return texts;
    }

    /// <summary>A JSON object; null when there is nothing.</summary>
    public string? ToJson()
    {
        if (values.Count == 0)
            return null;

        var json = new StringBuilder("{");
        foreach (var (name, value, _) in values)
            json.Append(json.Length > 1 ? "," : "").Append('"').Append(JsonEncodedText.Encode(name)).Append("\":").Append(value);
        return json.Append('}').ToString();
    }
}
