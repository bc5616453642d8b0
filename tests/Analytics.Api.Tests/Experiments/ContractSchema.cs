using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Experiments;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The JSON Schema of <c>experiments.json</c>, made of its contracts: types, names, defaults, and what their documentation says.</summary>
internal static class ContractSchema
{
    private static readonly string[] FilledInByTheService = ["origin", "revision"];
    private static readonly ContractWords Words = ContractWords.Of(typeof(ExperimentFile).Assembly);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Make()
    {
        var schema = Options.GetJsonSchemaAsNode(typeof(ExperimentFile), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "Metrics, holdouts and experiments of Analytics");
        return schema.ToJsonString(Options) + "\n";
    }

    /// <summary>Durations are texts, what the service itself fills in is not written by hand, and every property says what it is.</summary>
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(TimeSpan)) return new JsonObject { ["type"] = "string", ["pattern"] = DurationConverter.Pattern };
        if (schema is not JsonObject node || node["properties"] is not JsonObject properties) return schema;
        if (context.TypeInfo.Type == typeof(ExperimentDefinition) || context.TypeInfo.Type == typeof(MetricDefinition))
        {
            foreach (var name in FilledInByTheService) properties.Remove(name);
            node["required"] = new JsonArray([.. Required(node).Prepend("key").Distinct().Select(name => JsonValue.Create(name))]);
        }

        var defaults = DefaultsOf(context.TypeInfo.Type);
        foreach (var property in context.TypeInfo.Properties.Where(property => properties.ContainsKey(property.Name)))
        {
            var described = properties[property.Name] as JsonObject ?? [];
            properties[property.Name] = null;
            properties[property.Name] = Describe(described, property, Required(node).Contains(property.Name) ? null : defaults?[property.Name]);
        }

        return node;
    }

    private static IEnumerable<string> Required(JsonObject schema) => (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>());

    private static JsonObject Describe(JsonObject schema, JsonPropertyInfo property, JsonNode? value)
    {
        var text = property.AttributeProvider is PropertyInfo known ? Words.Of(known) : null;
        if (text is null) return schema;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(TimeSpan)) text += " A duration such as 30s, 5m, 4h, 7d or 1h30m.";
        if (type.IsEnum)
        {
            var meanings = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => (Name: one.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, Means: Words.Of(one)!)).ToList();
            text += " " + string.Join(" ", meanings.Select(one => $"{one.Name}: {char.ToLowerInvariant(one.Means[0])}{one.Means[1..]}"));
            schema["enumDescriptions"] = new JsonArray([.. meanings.Select(one => JsonValue.Create(one.Means))]);
        }

        if (IsWorthTelling(value))
        {
            schema["default"] = value!.DeepClone();
            text += $" Default: {(value is JsonArray steps ? string.Join(", ", steps.Select(step => step!.ToJsonString())) : value.ToString())}.";
        }

        schema.Remove("description");
        schema.Insert(0, "description", text);
        return schema;
    }

    /// <summary>What a contract has where nothing is written; null where all of it must be written.</summary>
    private static JsonObject? DefaultsOf(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is { } made ? JsonSerializer.SerializeToNode(made.Invoke(null), type, Options)!.AsObject() : null;

    /// <summary>Texts say what an absence means: only a value of its own is a default.</summary>
    private static bool IsWorthTelling(JsonNode? value) => value switch
    {
        JsonArray many => many.Count > 0,
        JsonValue one => one.ToString() is not ("" or "0s"),
        _ => false,
    };
}
