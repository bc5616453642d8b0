using System.Text.Json;
using Analytics.Api.Tests.Architecture;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>The models of the folder score by the API; one that was tampered with is named and stops nothing.</summary>
public sealed class ChurnTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-models-");
    private RunningService service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in new[] { "whole", "broken" })
        {
            var to = Directory.CreateDirectory(Path.Combine(folder.FullName, name, "1")).FullName;
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "models", "mlc-churn", "1"))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "broken", "1", "model.zip"), "x", Cancellation);
        service = new RunningService { Settings = new Dictionary<string, string> { ["Models:Folder"] = folder.FullName } };
        await service.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Rows_are_scored_and_explained_and_faults_are_named()
    {
        using var client = service.Client();

        var models = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/v1/churn/models", Cancellation)).EnumerateArray().ToDictionary(model => model.GetProperty("name").GetString()!);
        var (status, answer) = await ScoreAsync(client, """{"model":"whole","explain":true,"rows":[{"total_day_minutes":110,"number_customer_service_calls":7},{}]}""");
        var (refused, faults) = await ScoreAsync(client, """{"model":"whole","rows":[{"total_day_minutes":"many","shoe_size":44}]}""");
        var (missing, _) = await ScoreAsync(client, """{"model":"broken","rows":[{}]}""");

        Assert.Contains("not loaded", models["broken"].GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.True(models["whole"].GetProperty("card").GetProperty("metrics").GetProperty("auc").GetProperty("value").GetDouble() > 0.92);
        var scores = answer.GetProperty("scores");
        Assert.Equal((200, 400, 404), (status, refused, missing));
        Assert.True(scores[0].GetProperty("probability").GetDouble() > 0.5 && scores[0].GetProperty("offer").GetBoolean());
        Assert.True(scores[1].GetProperty("probability").GetDouble() < 0.1);
        Assert.Equal("number_customer_service_calls", scores[0].GetProperty("contributions").EnumerateObject().First().Name);
        Assert.True(scores[0].GetProperty("contributions").GetProperty("number_customer_service_calls").GetDouble() > 1);
        Assert.Equal(["/rows/0/shoe_size", "/rows/0/total_day_minutes"], faults.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order());
    }

    private static async Task<(int Status, JsonElement Body)> ScoreAsync(HttpClient client, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/churn/score", body, Cancellation);
        return ((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(Cancellation)));
    }
}
