using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>The whole service on a port of its own with an empty store, and a browser to look at it.</summary>
public class BrowserService(Chromium chromium) : WebApplicationFactory<Program>, IAsyncLifetime
{
    internal const string AdminKey = "an-administrator-key-of-tests";

    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-").FullName;

    /// <summary>How long a page waits for its figures; 0: as long as they take.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>Whether the marketplace was recorded; tests of one class run one after the other.</summary>
    public bool IsFurnished { get; set; }

    public string Address => ClientOptions.BaseAddress.ToString();

    public async ValueTask InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        using var client = CreateClient();
        using var patience = new CancellationTokenSource(StartUp);
        while (!(await client.GetAsync("/healthz/ready", patience.Token)).IsSuccessStatusCode)
            await Task.Yield();
    }

    /// <summary>Sends a body with the administrator's key; the answer.</summary>
    public Task<string> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    /// <summary>A browser that knows nobody yet.</summary>
    public Task<IBrowserContext> ContextAsync(bool scripts = true) =>
        chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address, JavaScriptEnabled = scripts, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task<string> SendAsync(HttpMethod method, string path, string json)
    {
        using var client = CreateClient();
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
        using var response = await client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {answer}");
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:Path", folder);
        builder.UseSetting("Privacy:RequireEncryption", "false");
        builder.UseSetting("Access:AdminKey", AdminKey);
        builder.UseSetting("Samples:Load", "false");
        builder.UseSetting("Experiments:DiagnoseEvery", "00:00:00");
        builder.UseSetting("Pages:Patience", Patience.ToString());
    }
}
