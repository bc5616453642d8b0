using System.Globalization;
using System.Text.RegularExpressions;
using Analytics.Api.Pages;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed partial class OverviewTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task Every_figure_of_the_overview_is_the_answer_to_the_query_that_it_carries()
    {
        await PostAsync("/v1/predictions", """{"id":"overview-1","model":"overviewed","version":"1","output":{"score":0.83},"latencyMs":12}""");

        var (status, overview) = await GetAsync("/v1/overview");

        Assert.Equal(200, status);
        Assert.NotEmpty(overview.GetProperty("figures").EnumerateArray());
        foreach (var figure in overview.GetProperty("figures").EnumerateArray())
        {
            var (answered, result) = await PostAsync("/v1/query", figure.GetProperty("query").ToString());
            Assert.Equal(200, answered);
            Assert.Equal(figure.GetProperty("now").ToString(), result.GetProperty("rows")[0].GetProperty("figure").ToString());
            Assert.Equal(figure.GetProperty("unit").GetString(), result.GetProperty("unit").GetString());
        }

        var line = overview.GetProperty("models").EnumerateArray().Single(model => model.GetProperty("model").GetString() == "overviewed");
        Assert.True(line.GetProperty("predictions").GetInt64() >= 1);
    }

    [Fact]
    public async Task The_first_page_says_what_the_overview_says()
    {
        await PostAsync("/v1/predictions", """{"id":"overview-2","model":"overviewed","version":"1","output":{"score":0.83}}""");
        var (_, overview) = await GetAsync("/v1/overview");
        var page = await PageAsync("/");

        // The other tests record meanwhile: what does not move is compared.
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        foreach (var figure in overview.GetProperty("figures").EnumerateArray()) Assert.Contains(figure.GetProperty("title").GetString()!, page, StringComparison.Ordinal);
        foreach (var model in overview.GetProperty("models").EnumerateArray())
            Assert.Contains($"/v1/models/{model.GetProperty("model").GetString()}/scorecard", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_a_model_show_the_figures_of_their_json()
    {
        var now = TimeProvider.System.GetUtcNow();
        var items = Enumerable.Range(0, 200).Select(at => $$"""{"id":"shown-{{at}}","model":"shown","version":"1","timestamp":"{{now.AddHours(-at).ToString("O", CultureInfo.InvariantCulture)}}","output":{"score":{{(at % 10 / 10d).ToString(CultureInfo.InvariantCulture)}}},"features":{"load":{{at % 7}}} }""");
        await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
        await PostAsync("/v1/feedback/batch", $$"""{"items":[{{string.Join(',', Enumerable.Range(0, 200).Select(at => $$"""{"id":"shown-f-{{at}}","predictionId":"shown-{{at}}","kind":"label","value":{{(at % 3 == 0 ? "true" : "false")}}}"""))}}]}""");
        var window = $"from={Uri.EscapeDataString(now.AddDays(-5).ToString("O", CultureInfo.InvariantCulture))}&to={Uri.EscapeDataString(now.AddMinutes(1).ToString("O", CultureInfo.InvariantCulture))}";

        var (_, performance) = await GetAsync($"/v1/models/shown/performance?{window}");
        var (_, safety) = await GetAsync($"/v1/models/shown/safety?{window}");
        var (_, drift) = await GetAsync($"/v1/models/shown/drift?{window}");
        var (_, explanation) = await GetAsync($"/v1/models/shown/explain?{window}");
        var pages = new Dictionary<string, string>();
        foreach (var name in new[] { "performance", "safety", "drift", "explain" }) pages[name] = Text(await PageAsync($"/v1/models/shown/{name}?{window}"));

        foreach (var metric in performance.GetProperty("metrics").EnumerateArray().Where(metric => metric.GetProperty("metric").GetString() is "auc" or "brier"))
            Assert.Contains(Words.Number(metric.GetProperty("realised").GetProperty("value").GetDouble()), pages["performance"], StringComparison.Ordinal);
        Assert.Contains($"The truth of {performance.GetProperty("labelled")} of {performance.GetProperty("predictions")} predictions is known", pages["performance"], StringComparison.Ordinal);
        Assert.Contains(safety.GetProperty("judged").GetProperty("statement").GetString()![..20], pages["safety"], StringComparison.Ordinal);
        foreach (var column in drift.GetProperty("columns").EnumerateArray()) Assert.Contains(column.GetProperty("column").GetString()!, pages["drift"], StringComparison.Ordinal);
        Assert.Contains(explanation.GetProperty("summary").GetString()!, pages["explain"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/experiments")]
    [InlineData("/v1/experiments/plan")]
    [InlineData("/v1/alerts")]
    public async Task The_same_address_is_a_page_and_json(string path)
    {
        var page = await PageAsync(path);
        var (status, _) = await GetAsync(path);

        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        Assert.Equal(path.EndsWith("plan", StringComparison.Ordinal) ? 400 : 200, status);
    }

    private static string Text(string page) => System.Net.WebUtility.HtmlDecode(Tag().Replace(page, " ")).Replace("  ", " ", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    private async Task<string> PageAsync(string path)
    {
        using var client = Service.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        return text;
    }
}
