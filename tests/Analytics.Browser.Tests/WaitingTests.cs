using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>A page whose figures take longer than it may be blank: here every one. Each test looks at another, whose figures nobody has asked for.</summary>
public sealed class WaitingTests(HastyService service) : BrowserTest(service), IClassFixture<HastyService>
{
    [Fact]
    public async Task A_page_says_that_its_figures_are_being_made_and_shows_them_by_itself()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        List<string> faults = [];
        page.Console += (_, message) => { if (message.Type == "error") faults.Add(message.Text); };

        var answer = await page.GotoAsync("/v1/models/looked-at/scorecard", new() { WaitUntil = WaitUntilState.Commit });
        var first = await answer!.TextAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("looked-at");
        await page.Locator("figure.chart").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("figure.chart canvas").First).ToBeVisibleAsync();

        Assert.Contains("The figures are being made", first, StringComparison.Ordinal);
        Assert.Contains("looked-at", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("#main").CountAsync());
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_page_that_waits_is_accessible_and_shows_a_refusal_too()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        var held = new TaskCompletionSource();
        // Requests that are looked at go out as by a hard reload, which takes nothing that was made before.
        await page.RouteAsync("**/v1/models/**", async route =>
        {
            if (route.Request.Headers.ContainsKey("hx-request")) await held.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/v1/models/looked-at/performance", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Locator("progress")).ToBeVisibleAsync();
        await PageLook.AssertAccessibleAsync(page, "the page that waits");

        // The session ends meanwhile.
        await page.Context.ClearCookiesAsync();
        held.SetResult();

        await Assertions.Expect(page.Locator("#main #name")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("progress")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_scripts_the_page_waits()
    {
        await Marketplace.RecordAsync();
        var page = await WithoutScriptsAsync();
        await page.GotoAsync("/v1/models/looked-at/drift");

        Assert.True(await page.Locator("#columns").IsVisibleAsync());
    }
}
