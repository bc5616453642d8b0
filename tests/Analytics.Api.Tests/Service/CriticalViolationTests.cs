using System.Text.Json;
using Analytics.Api.Tests.Durability;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>A single critical or blocked violation under the rule that is there by itself.</summary>
[Collection(nameof(SharedWatch))]
public sealed class CriticalViolationTests(RunningService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("critical-plan", "violation", "critical")]
    [InlineData("blocked-plan", "blocked", "low")]
    public async Task One_of_the_last_hour_is_an_alert_until_it_is_dismissed(string model, string verdict, string severity)
    {
        var now = TimeProvider.System.GetUtcNow();
        await PostAsync("/v1/predictions/batch", $$"""
            {"items":[{"id":"{{model}}-1","model":"{{model}}","version":"1","timestamp":"{{now.AddMinutes(-10):O}}","output":{"value":9} },
                      {"id":"{{model}}-2","model":"mild-{{model}}","version":"1","timestamp":"{{now.AddMinutes(-10):O}}","output":{"value":9} },
                      {"id":"{{model}}-3","model":"old-{{model}}","version":"1","timestamp":"{{now.AddHours(-2):O}}","output":{"value":9} }]}
            """);
        await ReportAsync($"{model}/1", $"{model}-1", verdict, severity);
        await ReportAsync($"{model}/2", $"{model}-2", "violation", "high");
        await ReportAsync($"{model}/3", $"{model}-3", verdict, severity);

        await ServiceProcess.UntilAsync(async () => (await FiringAsync()).Contains(model));
        var firing = await FiringAsync();
        await PostAsync($"/v1/safety/violations/{Uri.EscapeDataString($"{model}/1")}/review", """{"status":"confirmed"}""");
        Assert.DoesNotContain(firing, other => other != model && other.Contains(model, StringComparison.Ordinal));

        await PostAsync($"/v1/safety/violations/{Uri.EscapeDataString($"{model}/1")}/review", """{"status":"dismissed","comment":"A test."}""");
        await ServiceProcess.UntilAsync(async () => !(await FiringAsync()).Contains(model));
    }

    private async Task ReportAsync(string id, string prediction, string verdict, string severity) => Assert.Equal(
        202,
        (await PostAsync("/v1/safety", $$"""{"id":"{{id}}","predictionId":"{{prediction}}","rule":"reported","verdict":"{{verdict}}","severity":"{{severity}}"}""")).Status);

    private async Task<IReadOnlyList<string>> FiringAsync() =>
    [
        .. (await GetAsync("/v1/alerts?rule=safety-critical&state=firing")).Body.EnumerateArray()
            .Select((JsonElement alert) => alert.GetProperty("labels").GetProperty("model").GetString()!),
    ];
}
