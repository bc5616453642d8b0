using System.Text.Json.Nodes;
using Json.Schema;

namespace Analytics.Api.Tests.Alerts;

/// <summary>What the receivers of others take, by what they publish: a body that does not fit is refused by them.</summary>
internal static class PublishedSchema
{
    private static readonly Dictionary<string, JsonSchema> ByPath = new(StringComparer.Ordinal)
    {
        ["/pagerduty"] = Read("pagerduty"),
        ["/slack"] = Read("slack"),
        ["/teams"] = Read("teams"),
    };

    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>What is wrong with a body; empty where it fits, and where nobody publishes a schema.</summary>
    public static IReadOnlyList<string> Faults(string path, string body)
    {
        if (!ByPath.TryGetValue(path, out var schema)) return [];
        var result = schema.Evaluate(JsonNode.Parse(body), Options);
        return result.IsValid ? [] : [.. result.Details.Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Values.Select(error => $"{path}{detail.InstanceLocation}: {error}"))];
    }

    private static JsonSchema Read(string name) => JsonSchema.FromText(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Alerts", "Schemas", name + ".schema.json")));
}
