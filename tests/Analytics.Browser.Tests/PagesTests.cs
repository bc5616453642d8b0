using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>What people see, with nothing recorded and with something, on a phone and a desk, by day and by night.</summary>
public sealed class PagesTests(BrowserService service) : IClassFixture<BrowserService>
{
    public static TheoryData<int, ColorScheme> Screens => new()
    {
        { 390, ColorScheme.Light },
        { 390, ColorScheme.Dark },
        { 1280, ColorScheme.Light },
        { 1280, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_sign_in_page_is_fine(int width, ColorScheme scheme)
    {
        var page = await service.PageAsync(width, scheme);

        await PageLook.AssertFineAsync(page, "/sign-in", $"sign-in-{width}-{scheme}");
        await PageLook.AssertAccessibleAsync(page);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task The_first_page_is_fine(int width, ColorScheme scheme)
    {
        var page = await service.SignedInAsync(width, scheme);

        await PageLook.AssertFineAsync(page, "/", $"home-{width}-{scheme}");
        await PageLook.AssertAccessibleAsync(page);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_scorecard_is_fine(int width, ColorScheme scheme)
    {
        await RecordAsync();
        var page = await service.SignedInAsync(width, scheme);

        await PageLook.AssertFineAsync(page, "/v1/models/looked-at/scorecard", $"scorecard-{width}-{scheme}");
        await PageLook.AssertAccessibleAsync(page);
        Assert.Equal("looked-at", await page.TextContentAsync("h1"));
        Assert.True(await page.Locator("svg[role=img]").CountAsync() >= 2);
    }

    [Fact]
    public async Task A_scorecard_of_a_period_without_records_is_fine()
    {
        await RecordAsync();
        var page = await service.SignedInAsync(1280, ColorScheme.Light);

        await PageLook.AssertFineAsync(page, "/v1/models/looked-at/scorecard?from=2020-01-01&to=2020-02-01", "scorecard-empty");
        await PageLook.AssertAccessibleAsync(page);
    }

    [Fact]
    public async Task The_period_is_chosen_by_the_form_alone()
    {
        await RecordAsync();
        var page = await service.SignedInAsync(1280, ColorScheme.Light);
        await page.GotoAsync("/v1/models/looked-at/scorecard");

        await page.FillAsync("input[name=from]", "2020-01-01");
        await page.FillAsync("input[name=to]", "2020-02-01");
        await page.ClickAsync(".period button");

        Assert.Contains("1 Jan to 31 Jan 2020", await page.TextContentAsync(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_a_page_too()
    {
        var page = await service.SignedInAsync(1280, ColorScheme.Light);

        var answer = await page.GotoAsync("/v1/models/nothing/scorecard");

        Assert.Equal(404, answer!.Status);
        await PageLook.AssertAccessibleAsync(page);
    }

    [Fact]
    public async Task The_reference_works_without_any_other_host()
    {
        var page = await service.PageAsync(1280, ColorScheme.Light);

        await page.GotoAsync("/scalar/");
        await Assertions.Expect(page.GetByText("Record one prediction").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });

        await PageLook.AssertFineAsync(page, "/scalar/", "reference");
    }

    [Fact]
    public async Task A_scorecard_prints_without_its_controls()
    {
        await RecordAsync();
        var page = await service.SignedInAsync(1280, ColorScheme.Light);
        await page.GotoAsync("/v1/models/looked-at/scorecard");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Locator(".period").IsVisibleAsync());
        Assert.False(await page.Locator(".top").IsVisibleAsync());
        Assert.True(await page.Locator("#performance").IsVisibleAsync());
    }

    /// <summary>Twelve days of a binary model with labels, reactions and safety checks. The ids make a repetition harmless.</summary>
    private async Task RecordAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (predictions, feedback, checks) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < 480; i++)
        {
            var time = now.AddHours(-0.6 * i).ToString("O", CultureInfo.InvariantCulture);
            var positive = i % 3 == 0;
            var score = ((positive ? 0.7 : 0.3) + ((i * 7 % 50) - 25) / 80d).ToString(CultureInfo.InvariantCulture);
            Add(predictions, $$$"""{"id":"look-{{{i}}}","model":"looked-at","version":"{{{(i < 200 ? 2 : 1)}}}","timestamp":"{{{time}}}","output":{"score":{{{score}}}},"latencyMs":{{{10 + (i % 17)}}}}""");
            Add(feedback, $$"""{"id":"look-l-{{i}}","predictionId":"look-{{i}}","kind":"label","value":{{(positive ? "true" : "false")}}}""");
            Add(feedback, $$"""{"id":"look-a-{{i}}","predictionId":"look-{{i}}","kind":"{{(i % 5 < 2 ? "accepted" : "dismissed")}}"}""");
            Add(checks, $$"""{"id":"look-s-{{i}}","predictionId":"look-{{i}}","rule":"overload","verdict":"{{(i % 97 == 0 ? "violation" : "pass")}}","timestamp":"{{time}}"}""");
        }

        await service.PostAsync("/v1/predictions/batch", $$"""{"items":[{{predictions}}]}""");
        await service.PostAsync("/v1/feedback/batch", $$"""{"items":[{{feedback}}]}""");
        await service.PostAsync("/v1/safety/batch", $$"""{"items":[{{checks}}]}""");
    }

    private static void Add(StringBuilder items, string item) => items.Append(items.Length == 0 ? "" : ",").Append(item);
}
