using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>How every page looks, on a phone and a desk, by day and by night.</summary>
public sealed class PagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    private readonly Marketplace marketplace = new(service);

    [Fact]
    public async Task The_sign_in_page_is_fine() => await PageLook.AssertFineEverywhereAsync(await service.PageAsync(), "/sign-in", "sign-in");

    [Fact]
    public async Task Every_page_is_fine()
    {
        await marketplace.RecordAsync();
        // Two at a time: one page is drawn while the other is judged.
        await Task.WhenAll(Marketplace.Pages.Chunk((Marketplace.Pages.Count + 1) / 2).Select(async pages =>
        {
            var page = await service.SignedInAsync();
            foreach (var (path, name) in pages) await PageLook.AssertFineEverywhereAsync(page, path, name);
        }));
    }

    [Fact]
    public async Task The_reference_works_without_any_other_host()
    {
        var page = await service.PageAsync();

        await page.GotoAsync("/scalar/");
        await Assertions.Expect(page.GetByText("Record one prediction").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

        await PageLook.AssertFineAsync(page, "/scalar/", "reference", WaitUntilState.NetworkIdle);
    }
}
