using System.Text;
using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Features of a record that have no slot: free text, unknown ones, and values of a wrong type. Scrubbed.</summary>
internal sealed class FeatureExtras
{
    private readonly List<(string Name, string Json, bool HasText)> values = [];

    public void Add(string name, string json, bool hasText) => values.Add((name, json, hasText));

    /// <summary>Takes out everything that may hold free text.</summary>
    public void RemoveText() => values.RemoveAll(value => value.HasText);

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
