using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>The JSON Schema of <c>experiments.json</c>, made from its contracts; <c>src/experiments.schema.json</c> holds it for editors.</summary>
public static class ExperimentSchema
{
    private static readonly string[] Own = ["origin", "revision"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The schema.</summary>
    public static string Json { get; } = Make();

    private static string Make()
    {
        var schema = Options.GetJsonSchemaAsNode(typeof(ExperimentFile), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Metrics, holdouts and experiments of Analytics");
        return schema.ToJsonString(Options) + "\n";
    }

    /// <summary>Durations are texts, and what the service itself fills in is not written by hand.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(TimeSpan)) return new JsonObject { ["type"] = "string", ["pattern"] = DurationConverter.Pattern };
        if (schema is JsonObject { } node && node["properties"] is JsonObject properties && (context.TypeInfo.Type == typeof(ExperimentDefinition) || context.TypeInfo.Type == typeof(MetricDefinition)))
        {
            foreach (var name in Own) properties.Remove(name);
            node["required"] = new JsonArray([.. (node["required"] as JsonArray ?? []).Select(one => one!.GetValue<string>()).Prepend("key").Distinct().Select(name => JsonValue.Create(name))]);
        }

        return schema;
    }
}
