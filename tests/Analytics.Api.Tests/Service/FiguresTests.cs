using System.Text.Json;
using Analytics.Api.OpenApi;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class FiguresTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task A_model_version_comes_back_as_it_was_registered()
    {
        var put = await SendAsync(HttpMethod.Put, "/v1/models/registered/versions/3", Examples.Version);
        var (status, version) = await GetAsync("/v1/models/registered/versions/3");

        Assert.Equal((200, 200), (put.Status, status));
        Assert.Equal(("registered", "3", "binary"), (version.GetProperty("model").GetString(), version.GetProperty("version").GetString(), version.GetProperty("task").GetString()));
    }

    [Fact]
    public async Task A_faulty_version_is_told_where()
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/models/registered/versions/4", """{"task":"binary","threshold":7}""");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("/threshold", out _));
    }

    [Fact]
    public async Task A_label_changes_the_scorecard_and_too_few_labels_say_so()
    {
        await PostAsync("/v1/predictions", """{"id":"sc-1","model":"scored","version":"1","output":{"score":0.83}}""");
        var before = (await GetAsync("/v1/models/scored/scorecard")).Body;
        await PostAsync("/v1/feedback", """{"id":"sf-1","predictionId":"sc-1","kind":"label","value":true}""");
        var after = (await GetAsync("/v1/models/scored/scorecard")).Body;

        Assert.Equal(0, before.GetProperty("labelled").GetInt64());
        Assert.False(before.GetProperty("performance").GetProperty("accuracy").TryGetProperty("value", out _));
        Assert.Equal(1, after.GetProperty("labelled").GetInt64());
        Assert.Equal(1, after.GetProperty("performance").GetProperty("accuracy").GetProperty("value").GetDouble());
        Assert.True(after.GetProperty("performance").GetProperty("auc").TryGetProperty("insufficient", out _));
    }

    [Fact]
    public async Task Every_figure_of_a_scorecard_is_what_its_query_answers()
    {
        for (var at = 0; at < 40; at++)
        {
            await PostAsync("/v1/predictions", $$$"""{"id":"src-{{{at}}}","model":"sourced","version":"1","output":{"score":0.{{{10 + (at * 2)}}}},"latencyMs":{{{10 + at}}},"usage":{"cost":0.02,"currency":"EUR"}}""");
            await PostAsync("/v1/feedback", $$$"""{"id":"srcf-{{{at}}}","predictionId":"src-{{{at}}}","kind":"label","value":{{{(at % 3 > 0 ? "true" : "false")}}}}""");
            await PostAsync("/v1/feedback", $$$"""{"id":"srca-{{{at}}}","predictionId":"src-{{{at}}}","kind":"accepted","value":true}""");
        }

        var card = (await GetAsync("/v1/models/sourced/scorecard?from=2026-01-01")).Body;
        var sources = card.GetProperty("sources").EnumerateObject().ToList();
        var shown = new[] { "performance", "latencyMs", "acceptance", "safety" }.SelectMany(part => card.GetProperty(part).EnumerateObject()).ToDictionary(figure => figure.Name, figure => figure.Value);

        Assert.Equal(shown.Keys.Append("labelCoverage").Order(StringComparer.Ordinal), sources.Select(source => source.Name).Order(StringComparer.Ordinal));
        foreach (var source in sources)
        {
            var answer = (await PostAsync("/v1/query", source.Value.GetProperty("query").GetRawText())).Body;
            var figure = answer.GetProperty("rows")[0].GetProperty("figure");
            Assert.Equal((source.Name == "labelCoverage" ? card.GetProperty("labelCoverage") : shown[source.Name]).GetRawText(), figure.GetRawText());
            Assert.Equal(source.Value.GetProperty("definition").GetString(), answer.GetProperty("definition").GetString());
        }

        Assert.Equal(("EUR", 0.8, 0.02), (card.GetProperty("cost").GetProperty("currency").GetString(), Math.Round(card.GetProperty("cost").GetProperty("total").GetProperty("value").GetDouble(), 6), Math.Round(card.GetProperty("cost").GetProperty("perAnswer").GetProperty("value").GetDouble(), 6)));
    }

    [Fact]
    public async Task The_same_address_is_a_page_for_people()
    {
        await PostAsync("/v1/predictions", """{"id":"page-1","model":"paged","version":"1","output":{"score":0.83}}""");
        using var client = Service.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");

        using var response = await client.GetAsync("/v1/models/paged/scorecard", Cancellation);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", response.Headers.Vary);
        Assert.Contains("<h1>paged</h1>", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_a_page_for_people_too()
    {
        using var client = Service.Client();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,*/*;q=0.8");

        using var response = await client.GetAsync("/v1/models/nothing/scorecard", Cancellation);

        Assert.Equal((404, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_documented_query_is_answered()
    {
        var (status, result) = await PostAsync("/v1/query", Examples.Query);

        Assert.Equal((200, "accuracy"), (status, result.GetProperty("measure").GetString()));
        var (again, quality) = ((await PostAsync("/v1/query", Examples.Query)).Body, (await GetAsync("/v1/quality")).Body);
        Assert.All([result, quality], figures => Assert.Matches("^[0-9a-f]{16}$", Provenance(figures).GetProperty("configuration").GetString()));
        Assert.Equal(Provenance(result).GetProperty("configuration").GetString(), Provenance(again).GetProperty("configuration").GetString());
        Assert.Equal(quality.GetProperty("window").ToString(), Provenance(quality).GetProperty("window").ToString());

        static JsonElement Provenance(JsonElement figures) => figures.GetProperty("provenance");
    }

    [Theory]
    [InlineData("/v1/measures")]
    [InlineData("/v1/quality")]
    [InlineData("/v1/models")]
    public async Task Lists_and_reports_are_answered(string path) => Assert.Equal(200, (await GetAsync(path)).Status);

    [Fact]
    public async Task Consent_comes_back_and_goes_with_its_withdrawal()
    {
        var put = await SendAsync(HttpMethod.Put, "/v1/consents/a%2Fb", Examples.Consent);
        var found = await GetAsync("/v1/consents/a%2Fb");
        var withdrawn = await SendAsync(HttpMethod.Delete, "/v1/consents/a%2Fb");
        var gone = await GetAsync("/v1/consents/a%2Fb");

        Assert.Equal((204, 200, 204, 404), (put.Status, found.Status, withdrawn.Status, gone.Status));
        Assert.Equal(2, found.Body.GetProperty("purposes").GetArrayLength());
    }
}
