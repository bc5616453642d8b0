using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Analytics.Browser.Tests.Chromium))]

namespace Analytics.Browser.Tests;

/// <summary>The one browser of all tests; every test has contexts of its own, which share nothing.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Generous: a machine that builds beside the tests is no failure.</summary>
    private const float PatienceMs = 30_000;

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
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

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}
