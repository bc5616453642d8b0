using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>What people see before anything is recorded.</summary>
public sealed class EmptyPagesTests(BrowserService service) : BrowserTest(service), IClassFixture<BrowserService>
{
    [Fact]
    public async Task Every_page_of_an_empty_store_is_fine()
    {
        var page = await SignedInAsync();

        foreach (var (path, name) in Marketplace.EmptyPages)
        {
            await PageLook.AssertFineAsync(page, path, "empty-" + name);
            await PageLook.AssertAccessibleAsync(page, "empty " + name);
        }
    }
}
