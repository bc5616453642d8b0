using Analytics.Api.Models.Pages;
using Analytics.Contracts.Reporting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Analytics.Api.Tests.Pages;

public sealed class ScorecardPageTests
{
    [Fact]
    public async Task Every_section_is_there_and_every_chart_has_its_table()
    {
        var page = await RenderAsync(Some.Scorecard());

        Assert.All(["performance", "use", "latency", "acceptance", "safety", "quality", "versions"], id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
        Assert.Equal(Count(page, "role=\"img\""), Count(page, "Show as table"));
        Assert.Equal(Count(page, "role=\"img\""), Count(page, "<desc"));
    }

    [Fact]
    public async Task A_figure_that_cannot_be_given_is_said_in_words()
    {
        var page = await RenderAsync(Some.Scorecard());

        Assert.Contains("Not yet: needs both classes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_period_says_so_and_shows_no_section()
    {
        var page = await RenderAsync(Some.Scorecard() with { Volume = 0, Labelled = 0, Series = [], ByVersion = [] });

        Assert.Contains("Nothing in this period", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"performance\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_escaped_and_no_style_or_script_stands_in_the_page()
    {
        var page = await RenderAsync(Some.Scorecard() with { Model = "<script>alert(1)</script>" });

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Cost_is_said_with_its_currency_and_what_is_not_in_it()
    {
        var (total, each) = (new Figure { Value = 120, N = 6_000 }, new Figure { Value = 0.02, Lower = 0.019, Upper = 0.021, N = 6_000 });

        var page = await RenderAsync(Some.Scorecard() with { Cost = new CostFigures("EUR", total, each, ["USD"]) });

        Assert.Contains("An answer costs 0.02 EUR (95% sure: 0.019 EUR to 0.021 EUR), 120 EUR in all, by the 6,000 answers that say so. USD came in too and is not added.", page, StringComparison.Ordinal);
    }

    /// <summary>A report is one file: nothing comes to it later.</summary>
    [Fact]
    public async Task Tiles_are_for_browsers() => Assert.DoesNotContain("hx-get", await RenderAsync(Some.Scorecard()), StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<string> RenderAsync(Scorecard scorecard)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ScorecardPage>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { ["Scorecard"] = scorecard }))).ToHtmlString());
    }
}
