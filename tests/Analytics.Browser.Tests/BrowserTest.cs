using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>A test that looks at the service of its class. Its pages are closed when it ends: they would go on showing new figures.</summary>
public abstract class BrowserTest(BrowserService service) : IAsyncLifetime
{
    private readonly List<IBrowserContext> contexts = [];

    protected BrowserService Service { get; } = service;

    internal Marketplace Marketplace { get; } = new(service);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts) await context.CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A page of nobody.</summary>
    protected async Task<IPage> PageAsync(bool scripts = true)
    {
        var context = await Service.ContextAsync(scripts);
        contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>A page of someone who has signed in by the form with the administrator's key.</summary>
    protected async Task<IPage> SignedInAsync()
    {
        var page = await PageAsync();
        await page.GotoAsync("/sign-in?returnUrl=%2Fv1%2Freports");
        await page.ClickAsync("main summary");
        await page.FillAsync("#key", BrowserService.AdminKey);
        await page.ClickAsync("main details button");
        // Every test goes on to a page of its own: the arrival is enough. WaitForURLAsync hangs where the page has arrived before it is called.
        await Assertions.Expect(page).ToHaveURLAsync(Service.Address + "v1/reports");
        return page;
    }

    /// <summary>A page that runs no script, of someone who has signed in with a name.</summary>
    protected async Task<IPage> WithoutScriptsAsync()
    {
        var page = await PageAsync(scripts: false);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", "looked-at");
        await page.FillAsync("#password", "a-long-pass-phrase");
        await page.ClickAsync("main button");
        return page;
    }
}
