using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Monitors;

/// <summary>
/// The part of the sample history in which nothing is planted, under the monitors that every model has by itself: four days of it, or as many as CLEAN_DAYS
/// says, up to thirty.
/// </summary>
public sealed class CleanHistoryTests : IAsyncLifetime
{
    private const double Scale = 0.3;
    private const int LastCleanDay = 44;
    private static readonly int Days = int.Parse(Environment.GetEnvironmentVariable("CLEAN_DAYS") ?? "4", CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Monitors:Backfill"] = TimeSpan.FromDays(Days).ToString() } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task Clean_days_raise_no_alert()
    {
        using var client = service.Client();
        var market = new Marketplace(client, LastCleanDay, Scale);
        await market.PrepareAsync(LastCleanDay, Cancellation);
        await market.TellAsync(0, LastCleanDay, _ => true, Cancellation);

        await ServiceProcess.UntilAsync(async () => (await WindowsAsync(client, "churn.drift")).Count(IsJudged) >= 4 * Days, Patience, Pause);
        await ServiceProcess.UntilAsync(async () => (await WindowsAsync(client, "plan-intensity.performance")).Count(IsJudged) >= Days, Patience, Pause);

        var board = await client.GetFromJsonAsync<JsonElement>("/v1/monitors", Cancellation);
        Assert.NotEmpty(board.EnumerateArray());
        foreach (var uid in board.EnumerateArray().Select(one => one.GetProperty("definition").GetProperty("uid").GetString()!))
            Assert.All(await WindowsAsync(client, uid), window => Assert.Contains(window.GetProperty("status").GetString(), (string[])["ok", "notEnoughData", "skipped"]));
        Assert.Empty((await client.GetFromJsonAsync<JsonElement>("/v1/alerts?state=firing", Cancellation)).EnumerateArray());
    }

    private static bool IsJudged(JsonElement window) => window.GetProperty("complete").GetBoolean() && window.GetProperty("looks").GetInt32() > 0;

    private static async Task<List<JsonElement>> WindowsAsync(HttpClient client, string uid) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/v1/monitors/{uid}/windows?limit=500", Cancellation)).EnumerateArray()];
}
