using System.Text.Json.Nodes;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The schema in the repository is the one that the contracts and their documentation make. WRITE_SCHEMA=1 writes it anew.</summary>
public sealed class ExperimentSchemaTests(RunningService service) : ServiceTest(service)
{
    private static readonly string Place = Path.Combine(Architecture.Repository.Root, "src", "experiments.schema.json");

    [Fact]
    public async Task The_schema_for_editors_is_that_of_the_contracts_and_the_one_that_is_served()
    {
        var made = ContractSchema.Make();
        if (Environment.GetEnvironmentVariable("WRITE_SCHEMA") == "1") await File.WriteAllTextAsync(Place, made, Cancellation);

        Assert.Equal(await File.ReadAllTextAsync(Place, Cancellation), made);
        Assert.Equal(made, await Service.Client().GetStringAsync("/v1/experiments/schema", Cancellation));
    }

    [Fact]
    public async Task Every_property_says_what_it_is_and_every_value_of_a_choice_too()
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Place, Cancellation))!;
        var properties = Properties(schema, "").ToList();

        Assert.True(properties.Count > 90, properties.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Empty(properties.Where(one => one.Schema["description"]?.GetValue<string>() is not { Length: > 10 }).Select(one => one.Path));
        Assert.Empty(properties.Where(one => one.Schema["enum"] is JsonArray choices && (one.Schema["enumDescriptions"] as JsonArray)?.Count != choices.Count).Select(one => one.Path));
        Assert.Equal("0.05", schema["properties"]!["experiments"]!["items"]!["properties"]!["analysis"]!["properties"]!["alpha"]!["default"]!.ToJsonString());
    }

    private static IEnumerable<(string Path, JsonObject Schema)> Properties(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject schema:
                foreach (var (name, inner) in schema)
                {
                    if (name == "properties")
                    {
                        foreach (var (property, its) in inner!.AsObject())
                        {
                            yield return ($"{path}/{property}", its as JsonObject ?? []);
                            foreach (var deeper in Properties(its, $"{path}/{property}")) yield return deeper;
                        }
                    }
                    else
                    {
                        foreach (var deeper in Properties(inner, path)) yield return deeper;
                    }
                }

                break;
            case JsonArray many:
                foreach (var one in many)
                    foreach (var deeper in Properties(one, path)) yield return deeper;
                break;
        }
    }
}
