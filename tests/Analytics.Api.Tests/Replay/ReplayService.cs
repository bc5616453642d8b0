using System.Net.Http.Headers;
using System.Net.Http.Json;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Verbs;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Reporting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Analytics.Api.Tests.Replay;

/// <summary>The real service on a port of its own, with an empty store in a temporary folder.</summary>
public sealed class ReplayService : IAsyncLifetime
{
    private const string Key = "replay-tests-administrator-key";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-replay-");
    private readonly WebApplicationFactory<Program> factory;
    private HttpClient? client;

    public ReplayService()
    {
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseSetting("urls", "http://127.0.0.1:0")
            .UseSetting("Storage:Path", folder.FullName)
            .UseSetting("Access:AdminKey", Key)
            .UseSetting("Ingestion:MaximumAge", "800.00:00:00")
            .UseSetting("Retention:Records", "800.00:00:00")
            .UseSetting("Monitors:Beat", "00:00:02")
            .UseSetting("Monitors:Defaults", "false")
            .UseSetting("Samples:Load", "false"));
        factory.UseKestrel();
    }

    public RecordSender Sender => new(client!, TimeProvider.System);

    public async Task<Scorecard> ScorecardAsync(string model, string version, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        (await client!.GetFromJsonAsync<Scorecard>(
            $"/v1/models/{model}/scorecard?version={version}&from={from.UtcDateTime:O}&to={to.UtcDateTime:O}", cancellationToken))!;

    public async Task<PerformanceReport> PerformanceAsync(string model, string query, CancellationToken cancellationToken) =>
        (await client!.GetFromJsonAsync<PerformanceReport>($"/v1/models/{model}/performance?{query}", cancellationToken))!;

    public async Task<DriftReport> DriftAsync(string model, string query, CancellationToken cancellationToken) =>
        (await client!.GetFromJsonAsync<DriftReport>($"/v1/models/{model}/drift?{query}", cancellationToken))!;

    public async Task<Explanation> ExplainAsync(string model, string query, CancellationToken cancellationToken) =>
        (await client!.GetFromJsonAsync<Explanation>($"/v1/models/{model}/explain?{query}", cancellationToken))!;

    /// <summary>What a monitor found in the window that ended at a time, once it has looked at it.</summary>
    public async Task<MonitorResult> MonitorAsync(MonitorDefinition monitor, DateTimeOffset end, CancellationToken cancellationToken)
    {
        using var put = await client!.PutAsJsonAsync($"/v1/monitors/{monitor.Uid}", new { monitor.Model, monitor.Check, monitor.Window, monitor.Reference, monitor.Streaming }, cancellationToken);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(cancellationToken));
        MonitorResult? result = null;
        await ServiceProcess.UntilAsync(
            async () => (result = (await client!.GetFromJsonAsync<List<MonitorResult>>($"/v1/monitors/{monitor.Uid}/windows", cancellationToken))!
                .Find(window => window.Window.To == end && window.Complete && window.Looks > 0)) is not null,
            TimeSpan.FromMinutes(2),
            TimeSpan.FromMilliseconds(200));
        return result!;
    }

    public async Task<Ledger> LedgerAsync(CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        return (await client!.GetFromJsonAsync<Ledger>($"/v1/ledger?from={now.UtcDateTime.AddDays(-1):O}&to={now.UtcDateTime.AddDays(1):O}", cancellationToken))!;
    }

    public ValueTask InitializeAsync()
    {
        client = factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        await factory.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
