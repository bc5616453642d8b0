using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Analytics.Api.Tests.Architecture;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>The OpenAPI document in the repository is the one that is served, so that a change of the API shows in review. WRITE_OPENAPI=1 writes it anew.</summary>
public sealed class OpenApiDocumentTests(RunningService service) : ServiceTest(service)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_of_the_repository_is_the_one_that_is_served()
    {
        using var client = Service.Client(key: null);
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Cancellation))!.AsObject();
        document.Remove("servers");
        var served = document.ToJsonString(Indented) + "\n";
        var path = Path.Combine(Repository.Root, "src", "openapi.json");

        if (Environment.GetEnvironmentVariable("WRITE_OPENAPI") == "1") await File.WriteAllTextAsync(path, served, Cancellation);

        Assert.Equal(await File.ReadAllTextAsync(path, Cancellation), served);
    }
}
