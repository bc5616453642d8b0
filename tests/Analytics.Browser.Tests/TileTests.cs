using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>Parts of a page that come by themselves.</summary>
public sealed class TileTests(BrowserService service) : BrowserTest(service), IClassFixture<BrowserService>
{
    private const string Scorecard = "/v1/models/looked-at/scorecard";

    [Fact]
    public async Task One_slow_tile_keeps_nobody_from_the_rest()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/looked-at/performance*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await page.GotoAsync(Scorecard);
        await Assertions.Expect(page.Locator("#heat")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#performance .tile").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#known progress")).ToBeVisibleAsync();
        await PageLook.AssertAccessibleAsync(page, "a scorecard with a tile to come");
        held.SetResult();

        await Assertions.Expect(page.Locator("#metrics")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#segments")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".pending")).ToHaveCountAsync(0);
        await page.Locator("#metrics figure.chart").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator("#metrics figure.chart canvas").First).ToBeVisibleAsync();
        await PageLook.AssertAccessibleAsync(page, "a scorecard with its tiles");
    }

    [Fact]
    public async Task A_tile_that_fails_says_so_in_its_place()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.RouteAsync("**/looked-at/performance*", route => route.AbortAsync());
        await page.RouteAsync("**/looked-at/drift*", route => route.ContinueAsync(new() { Url = new Uri(new Uri(Service.Address), "v1/models/nothing/drift").ToString() }));

        await page.GotoAsync(Scorecard);

        await Assertions.Expect(page.Locator("#known")).ToContainTextAsync("could not be fetched");
        await Assertions.Expect(page.Locator("#main > .empty")).ToContainTextAsync("There is no model or version of this name.");
        await Assertions.Expect(page.Locator("progress")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_figure_tells_the_query_that_gives_it()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync(Scorecard);
        var tile = page.Locator("#latency .tile").First;
        await tile.GetByText("How computed").ClickAsync();
        var query = await tile.Locator(".how pre").First.InnerTextAsync();
        var cell = await tile.Locator(".how pre").Last.InnerTextAsync();

        var answer = await Service.PostAsync("/v1/query", query);

        var value = JsonDocument.Parse(answer).RootElement.GetProperty("rows")[0].GetProperty("figure").GetProperty("value").GetDouble();
        Assert.StartsWith(value.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), await tile.Locator(".value").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(query), JsonNode.Parse(cell.Split("\"\"\"")[1])));
        Assert.Contains(Service.Address.TrimEnd('/'), cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_scripts_a_tile_is_a_link_to_its_page()
    {
        await Marketplace.RecordAsync();
        var page = await WithoutScriptsAsync();
        await page.GotoAsync(Scorecard);

        await page.Locator("#changed a").ClickAsync();

        Assert.Contains("/looked-at/drift?from=", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#columns")).ToBeVisibleAsync();
    }
}
