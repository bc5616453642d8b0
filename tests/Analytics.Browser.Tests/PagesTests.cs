using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>How every page looks, on a phone and a desk, by day and by night.</summary>
public sealed class PagesTests(BrowserService service) : BrowserTest(service), IClassFixture<BrowserService>
{
    [Fact]
    public async Task The_sign_in_page_is_fine() => await PageLook.AssertFineEverywhereAsync(await PageAsync(), "/sign-in", "sign-in");

    [Fact]
    public async Task Every_page_is_fine()
    {
        await Marketplace.RecordAsync();
        // Two at a time: one page is drawn while the other is judged.
        await Task.WhenAll(Marketplace.Pages.Chunk((Marketplace.Pages.Count + 1) / 2).Select(async pages =>
        {
            var page = await SignedInAsync();
            foreach (var (path, name) in pages) await PageLook.AssertFineEverywhereAsync(page, path, name);
        }));
    }

    [Fact]
    public async Task The_reference_works_without_any_other_host()
    {
        var page = await PageAsync();

        await page.GotoAsync("/scalar/");
        await Assertions.Expect(page.GetByText("Record one prediction").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

        await PageLook.AssertFineAsync(page, "/scalar/", "reference", WaitUntilState.NetworkIdle);
    }
}
