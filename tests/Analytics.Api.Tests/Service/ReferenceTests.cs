using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed partial class ReferenceTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task Every_operation_has_a_name_a_summary_a_tag_and_documented_failures()
    {
        var operations = await OperationsAsync();

        Assert.True(operations.Count >= 24);
        Assert.Equal(operations.Count, operations.Select(operation => operation.GetProperty("operationId").GetString()).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
            Assert.NotEmpty(operation.GetProperty("tags").EnumerateArray());
            Assert.All(["400", "401", "403", "429", "503"], status => Assert.True(operation.GetProperty("responses").TryGetProperty(status, out _)));
        });
    }

    [Fact]
    public async Task Every_body_has_a_schema_and_an_example()
    {
        var bodies = (await OperationsAsync()).Where(operation => operation.TryGetProperty("requestBody", out _)).ToList();

        Assert.All(bodies, operation =>
        {
            var content = operation.GetProperty("requestBody").GetProperty("content");

            // Uploads of files are no JSON, and have no example.
            if (content.TryGetProperty("text/csv", out _)) return;
            var json = content.GetProperty("application/json");
            Assert.True(json.TryGetProperty("schema", out _) && json.TryGetProperty("example", out _), operation.GetProperty("operationId").GetString());
        });
    }

    [Theory]
    [InlineData("PredictionRecord", "latencyMs")]
    [InlineData("Scorecard", "byVersion")]
    [InlineData("MeasureQuery", "breakdown")]
    public async Task Contracts_are_described_field_by_field(string schema, string property)
    {
        var document = (await SendAsync(HttpMethod.Get, "/openapi/v1.json", key: null)).Body;

        var described = document.GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties").GetProperty(property);
        Assert.NotEmpty(described.GetProperty("description").GetString()!);
    }

    [Fact]
    public async Task The_reference_asks_no_other_host_for_anything()
    {
        using var client = Service.Client(key: null);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var page = await client.GetStringAsync("/scalar/", Cancellation);
        var sources = Source().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source => Assert.DoesNotContain("//", source, StringComparison.Ordinal));
    }

    private async Task<List<JsonElement>> OperationsAsync()
    {
        var document = (await SendAsync(HttpMethod.Get, "/openapi/v1.json", key: null)).Body;
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(method => method.Value)];
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Source();
}
