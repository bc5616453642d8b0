using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>The whole service on a port of its own with an empty store, and a browser to look at it.</summary>
public sealed class BrowserService : WebApplicationFactory<Program>, IAsyncLifetime
{
    private const string AdminKey = "an-administrator-key-of-tests";

    /// <summary>Generous: a machine that builds beside the tests is no failure.</summary>
    private const float PatienceMs = 30_000;

    private static readonly TimeSpan StartUp = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-").FullName;
    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

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

        Assertions.SetDefaultExpectTimeout(PatienceMs);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>Sends a body with the administrator's key; the answer.</summary>
    public Task<string> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    /// <summary>A page of someone who has signed in by the form.</summary>
    public async Task<IPage> SignedInAsync()
    {
        var page = await PageAsync();
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("main summary");
        await page.FillAsync("#key", AdminKey);
        await page.ClickAsync("main details button");
        // Every test goes on to a page of its own: the arrival is enough. WaitForURLAsync hangs where the page has arrived before it is called.
        await Assertions.Expect(page).ToHaveURLAsync(Address);
        return page;
    }

    /// <summary>A page that runs no script, of someone who has signed in with a name.</summary>
    public async Task<IPage> WithoutScriptsAsync()
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", "looked-at");
        await page.FillAsync("#password", "a-long-pass-phrase");
        await page.ClickAsync("main button");
        return page;
    }

    public async Task<IPage> PageAsync()
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Address, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        return await context.NewPageAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
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
