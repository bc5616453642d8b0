using Microsoft.Playwright;
using Xunit;

namespace Analytics.Browser.Tests;

/// <summary>What people do on the pages.</summary>
public sealed class PageActionsTests(BrowserService service) : BrowserTest(service), IClassFixture<BrowserService>
{
    [Fact]
    public async Task A_violation_is_reviewed_on_the_page()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/models/looked-at/safety");
        var before = await page.Locator(".queue li").CountAsync();

        await page.Locator(".queue li").First.Locator("input[name=comment]").FillAsync("Seen with the coach.");
        await page.Locator(".queue li").First.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();

        await Assertions.Expect(page.Locator(".queue li")).ToHaveCountAsync(before - 1);
        Assert.Contains("people looked at 1", await page.TextContentAsync("#verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_shows_new_figures_without_being_asked_again()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("window.here = true");
        await page.Locator(".how").First.Locator("summary").ClickAsync();

        await Service.PostAsync("/v1/predictions", """{"id":"live-1","model":"came-in-live","version":"1","output":{"score":0.5}}""");

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "came-in-live" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.True(await page.EvaluateAsync<bool>("window.here"));
        await Assertions.Expect(page.Locator(".how pre").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_chart_is_drawn_from_its_table_and_saved()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/models/looked-at/scorecard");
        var chart = page.Locator("figure.chart").First;
        var first = await chart.Locator("tbody tr").First.GetAttributeAsync("data-value");

        await chart.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(chart.Locator("canvas").First).ToBeVisibleAsync();
        var saved = await page.RunAndWaitForDownloadAsync(() => chart.GetByRole(AriaRole.Button, new() { Name = "Save as CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        var picture = await page.RunAndWaitForDownloadAsync(() => chart.GetByRole(AriaRole.Button, new() { Name = "Save as PNG" }).ClickAsync());

        Assert.Equal(await chart.Locator("tbody tr").CountAsync(), lines.Length - 1);
        Assert.Equal(first ?? "", lines[1].Split(',')[1]);
        Assert.True(new FileInfo(await picture.PathAsync()).Length > 1_000);
        await PageLook.AssertAccessibleAsync(page, "a chart that can be zoomed");
    }

    [Fact]
    public async Task Without_scripts_pages_are_whole()
    {
        await Marketplace.RecordAsync();
        var page = await WithoutScriptsAsync();
        await page.GotoAsync("/v1/models/looked-at/scorecard");

        Assert.True(await page.Locator("figure.chart svg").First.IsVisibleAsync());
    }

    [Fact]
    public async Task A_person_is_added_on_the_page_signs_in_and_sees_no_more_than_the_role_may()
    {
        var administrator = await SignedInAsync();
        await administrator.GotoAsync("/v1/accounts");
        await administrator.FillAsync("#name", "grace");
        await administrator.SelectOptionAsync("#role", "executive");
        await administrator.FillAsync("#password", "a-long-pass-phrase");
        await administrator.ClickAsync("main form.period button");
        await Assertions.Expect(administrator.GetByRole(AriaRole.Rowheader, new() { Name = "grace" })).ToBeVisibleAsync();

        var page = await PageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#name", "grace");
        await page.FillAsync("#password", "a-long-pass-phrase");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Business" })).ToBeVisibleAsync();
        await page.ClickAsync("nav >> text=Password");
        await PageLook.AssertAccessibleAsync(page, "the own password");
        await page.FillAsync("#current", "a-long-pass-phrase");
        await page.FillAsync("#next", "another-pass-phrase");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Business" })).ToBeVisibleAsync();
        var denied = await page.GotoAsync("/v1/accounts");

        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = "People" }).CountAsync());
        Assert.Equal(403, denied!.Status);
    }

    [Fact]
    public async Task A_key_is_made_rotated_and_revoked_on_the_page()
    {
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/keys");
        await page.FillAsync("#name", "the-engine");
        await page.GetByLabel("run experiments").CheckAsync();
        await page.ClickAsync("#create button");
        var secret = (await page.TextContentAsync("#issued pre"))!;
        await PageLook.AssertAccessibleAsync(page, "a key that was made");
        var row = page.GetByRole(AriaRole.Row, new() { Name = "the-engine" });

        Assert.Contains("record, run experiments", await row.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(202, await RecordAsync(secret));

        await row.GetByRole(AriaRole.Button, new() { Name = "Rotate" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(2);
        var next = (await page.TextContentAsync("#issued pre"))!;
        Assert.Equal((202, 202), (await RecordAsync(secret), await RecordAsync(next)));

        await page.GetByRole(AriaRole.Button, new() { Name = $"Revoke the-engine, {secret.Split('_')[2]}" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        Assert.Equal((401, 202), (await RecordAsync(secret), await RecordAsync(next)));
        Assert.DoesNotContain(next, await page.ContentAsync(), StringComparison.Ordinal);

        async Task<int> RecordAsync(string key)
        {
            using var client = new HttpClient { BaseAddress = new Uri(Service.Address), DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
            using var body = new StringContent("""{"items":[{"name":"of.a.key","value":1}]}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri("v1/metrics/batch", UriKind.Relative), body, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }
    }

    [Fact]
    public async Task An_alert_is_seen_to_and_silenced_on_the_page()
    {
        await Marketplace.RecordAsync();
        await Service.PutAsync("/v1/alerts/rules/any-prediction", """{"title":"Predictions come in","query":{"measure":"predictions","window":"1h"},"every":"10s","fire":{"op":">=","value":0},"severity":"error"}""");
        var page = await SignedInAsync();
        var alert = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Predictions come in" }) });
        for (var attempt = 0; await alert.CountAsync() == 0; attempt++)
        {
            Assert.True(attempt < 120, "the alert did not fire within a minute");
            await page.GotoAsync("/v1/alerts");
            await page.WaitForTimeoutAsync(500);
        }

        await alert.GetByRole(AriaRole.Button, new() { Name = "I see to it" }).ClickAsync();
        await Assertions.Expect(alert).ToContainTextAsync("sees to it");
        await alert.GetByRole(AriaRole.Button, new() { Name = "Silence for 4 hours" }).ClickAsync();
        await Assertions.Expect(alert).ToContainTextAsync("nobody is told");
        await PageLook.AssertAccessibleAsync(page, "a silenced alert");
        await page.Locator("#silences").GetByRole(AriaRole.Button, new() { Name = "End now" }).ClickAsync();
        await Assertions.Expect(alert).Not.ToContainTextAsync("nobody is told");
    }

    [Fact]
    public async Task A_report_is_asked_for_on_the_page_and_shows_what_the_scorecard_shows()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/reports");

        await page.SelectOptionAsync("select[name=subject]", "effectiveness/looked-at");
        await page.ClickAsync("form.period button");
        // The page tells by itself when it is written.
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Effectiveness of looked-at" });
        await Assertions.Expect(link.First).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await PageLook.AssertFineAsync(page, (await link.First.GetAttributeAsync("href"))!, "report");
        await PageLook.AssertAccessibleAsync(page, "the report");
        Assert.Equal("looked-at", await page.TextContentAsync("h1"));
        Assert.False(await page.Locator(".period").IsVisibleAsync());
        Assert.True(await page.Locator("#performance").IsVisibleAsync());
    }

    [Fact]
    public async Task An_experiment_is_planned_by_the_form_alone()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/experiments/plan");

        await page.FillAsync("input[name=minimumDetectableEffect]", "0.2");
        await page.ClickAsync("form.period button");

        Assert.Contains("20", await page.TextContentAsync("#answer .verdict"), StringComparison.Ordinal);
        Assert.Equal(7, await page.Locator("#answer tbody tr").CountAsync());
    }

    [Fact]
    public async Task A_scorecard_of_a_period_without_records_is_fine()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();

        await PageLook.AssertFineAsync(page, "/v1/models/looked-at/scorecard?from=2020-01-01&to=2020-02-01", "scorecard-empty");
    }

    [Fact]
    public async Task The_period_is_chosen_by_the_form_alone()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/models/looked-at/scorecard");

        await page.FillAsync("input[name=from]", "2020-01-01");
        await page.FillAsync("input[name=to]", "2020-02-01");
        await page.ClickAsync(".period button");

        Assert.Contains("1 Jan to 31 Jan 2020", await page.TextContentAsync(".lede"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_a_page_too()
    {
        var page = await SignedInAsync();

        var answer = await page.GotoAsync("/v1/models/nothing/scorecard");

        Assert.Equal(404, answer!.Status);
        await PageLook.AssertAccessibleAsync(page, "a missing model");
    }

    [Fact]
    public async Task A_scorecard_prints_without_its_controls()
    {
        await Marketplace.RecordAsync();
        var page = await SignedInAsync();
        await page.GotoAsync("/v1/models/looked-at/scorecard");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await page.Locator(".period").IsVisibleAsync());
        Assert.False(await page.Locator(".top").IsVisibleAsync());
        Assert.True(await page.Locator("#performance").IsVisibleAsync());
    }
}
