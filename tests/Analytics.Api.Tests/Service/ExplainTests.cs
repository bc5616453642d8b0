using System.Globalization;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>One injected fault at a time: the explanation names it first.</summary>
public sealed class ExplainTests(RunningService service) : ServiceTest(service)
{
    private const int Rows = 1_500;
    private const string After = "from=2026-10-02T00:00:00Z&to=2026-10-03T00:00:00Z&reference=2026-10-01/2026-10-02";

    [Theory]
    [InlineData("scaled", "quality", "features.discount")]
    [InlineData("vanished", "quality", "features.plan")]
    [InlineData("missing", "quality", "features.age")]
    [InlineData("frozen", "quality", "score")]
    [InlineData("shifted", "feature", "features.age")]
    [InlineData("flipped", "concept", "concept")]
    public async Task The_guilty_one_comes_first(string fault, string kind, string subject)
    {
        var model = $"explain-{fault}";
        await RecordAsync(model, 1, "");
        await RecordAsync(model, 2, fault);

        var (status, explanation) = await GetAsync($"/v1/models/{model}/explain?{After}");

        var first = explanation.GetProperty("causes")[0];
        Assert.Equal(200, status);
        Assert.Equal((kind, subject, true), (first.GetProperty("kind").GetString(), first.GetProperty("subject").GetString(), first.GetProperty("alert").GetBoolean()));
        Assert.Equal("brier", explanation.GetProperty("metric").GetString());
        Assert.NotEqual("Nothing to do.", explanation.GetProperty("next").GetString());
        var parts = explanation.GetProperty("fromInputs").GetDouble() + explanation.GetProperty("fromConcept").GetDouble();
        Assert.Equal(explanation.GetProperty("after").GetDouble() - explanation.GetProperty("before").GetDouble(), parts, 6);
    }

    [Fact]
    public async Task Over_time_it_says_since_when_which_cause_is_there()
    {
        await RecordAsync("explain-when", 1, "");
        await RecordAsync("explain-when", 2, "");
        await RecordAsync("explain-when", 3, "scaled");

        var (status, explanation) = await GetAsync("/v1/models/explain-when/explain?from=2026-10-02T00:00:00Z&to=2026-10-04T00:00:00Z&reference=2026-10-01/2026-10-02&bucket=day");
        var (refused, problem) = await GetAsync("/v1/models/explain-when/explain?from=2026-10-02T00:00:00Z&to=2026-10-04T00:00:00Z&bucket=hour");

        var series = explanation.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal((200, 2), (status, series.Count));
        Assert.DoesNotContain(series[0].GetProperty("causes").EnumerateArray(), cause => cause.GetProperty("kind").GetString() == "quality");
        Assert.Equal("features.discount", series[1].GetProperty("causes")[0].GetProperty("subject").GetString());
        Assert.Equal(400, refused);
        Assert.True(problem.GetProperty("errors").TryGetProperty("bucket", out _));
    }

    [Fact]
    public async Task A_loss_in_one_segment_is_led_back_to_it()
    {
        await RecordAsync("explain-french", 1, "");
        await RecordAsync("explain-french", 2, "french");

        var (_, explanation) = await GetAsync($"/v1/models/explain-french/explain?{After}");

        var slice = explanation.GetProperty("slices")[0];
        Assert.Equal(("segments.country", "FR", true), (slice.GetProperty("by").GetString(), slice.GetProperty("value").GetString(), slice.GetProperty("alert").GetBoolean()));
        Assert.Equal("concept", explanation.GetProperty("causes")[0].GetProperty("kind").GetString());
    }

    /// <summary>The item that is liked comes first; on the second day not for the French, for whom it comes last.</summary>
    [Fact]
    public async Task The_loss_of_a_ranking_model_is_led_back_to_its_segment()
    {
        var random = new Random(3);
        for (var day = 1; day <= 2; day++)
        {
            var (items, labels) = (new List<string>(), new List<string>());
            for (var row = 0; row < Rows; row++)
            {
                var (id, at, french) = ($"ranked-{day}-{row}", new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddSeconds(86_400.0 * row / Rows), random.Next(4) == 0);
                var liked = day == 2 && french ? "c" : random.Next(3) == 0 ? "b" : "a";
                items.Add($$"""{"id":"{{id}}","model":"explain-ranking","version":"1","timestamp":"{{at:O}}","segments":{"country":"{{(french ? "FR" : "DE")}}"},"features":{"age":{{random.Next(18, 70)}}},"output":{"items":[{"item":"a","score":0.9},{"item":"b","score":0.5},{"item":"c","score":0.1}]} }""");
                labels.Add($$"""{"id":"{{id}}.l","predictionId":"{{id}}","kind":"label","value":["{{liked}}"],"timestamp":"{{at.AddHours(1):O}}"}""");
            }

            await SendAsync("/v1/predictions/batch", items);
            await SendAsync("/v1/feedback/batch", labels);
        }

        var (_, explanation) = await GetAsync($"/v1/models/explain-ranking/explain?{After}");

        Assert.Equal("ndcgLoss", explanation.GetProperty("metric").GetString());
        // Liked second: 1 - 1/log2(3); liked third: 1 - 1/log2(4).
        Assert.Equal((1 - (1 / Math.Log2(3))) / 3, explanation.GetProperty("before").GetDouble(), 0.02);
        Assert.Equal((0.75 * (1 - (1 / Math.Log2(3))) / 3) + (0.25 * 0.5), explanation.GetProperty("after").GetDouble(), 0.02);
        var slice = explanation.GetProperty("slices")[0];
        Assert.Equal(("segments.country", "FR", true), (slice.GetProperty("by").GetString(), slice.GetProperty("value").GetString(), slice.GetProperty("alert").GetBoolean()));
        Assert.Equal("concept", explanation.GetProperty("causes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Without_labels_the_change_of_the_answers_is_split_and_without_a_change_nothing_stands_out()
    {
        await RecordAsync("explain-quiet", 1, "unlabelled");
        await RecordAsync("explain-quiet", 2, "unlabelled");

        var (_, explanation) = await GetAsync($"/v1/models/explain-quiet/explain?{After}");

        Assert.Equal("score", explanation.GetProperty("metric").GetString());
        Assert.All(explanation.GetProperty("causes").EnumerateArray(), cause => Assert.False(cause.GetProperty("alert").GetBoolean()));
        Assert.Equal("Nothing to do.", explanation.GetProperty("next").GetString());
        Assert.Contains("Nothing stands out.", explanation.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonsense_is_refused_by_name()
    {
        Assert.Equal(404, (await GetAsync("/v1/models/nobody/explain")).Status);
        Assert.True((await GetAsync("/v1/models/nobody/explain?segment=country")).Body.GetProperty("errors").TryGetProperty("segment", out _));
        Assert.True((await GetAsync("/v1/models/nobody/explain?from=never")).Body.GetProperty("errors").TryGetProperty("from", out _));
    }

    /// <summary>The truth follows age and discount, and the model knows it.</summary>
    private async Task RecordAsync(string model, int day, string fault)
    {
        await SendAsync(HttpMethod.Put, $"/v1/models/{model}/versions/1", """
            {"task":"binary","features":[{"name":"age","type":"numeric","required":false},{"name":"discount","type":"numeric","min":0,"max":1},{"name":"plan","type":"categorical"}]}
            """);
        var random = new Random(day);
        var (items, labels) = (new List<string>(), new List<string>());
        for (var row = 0; row < Rows; row++)
        {
            var at = new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddSeconds(86_400.0 * row / Rows);
            var country = random.Next(4) switch { 0 => "FR", 1 => "IT", _ => "DE" };
            var age = random.Next(18, 70) + (fault == "shifted" ? 25 : 0);
            var discount = 0.05 + (random.NextDouble() * 0.3);
            var plan = random.Next(5) switch { 0 => fault == "vanished" ? "plus" : "gold", 1 => "basic", _ => "plus" };
            var chance = 1 / (1 + Math.Exp(-((age - 50) / 8.0) + (4 * discount)));
            var truth = random.NextDouble() < chance;
            if (fault == "flipped" || (fault == "french" && country == "FR")) truth = random.Next(2) == 0 ? !truth : truth;
            var seen = fault == "missing" && row % 3 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"age\":{age},");
            var score = fault == "frozen" ? 0.5 : chance;
            items.Add(string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{model}}-{{day}}-{{row}}","model":"{{model}}","version":"1","timestamp":"{{at:O}}","segments":{"country":"{{country}}"},"output":{"score":{{score:0.####}} },"features":{ {{seen}}"discount":{{discount * (fault == "scaled" ? 100 : 1):0.####}},"plan":"{{plan}}"} }"""));
            labels.Add(string.Create(
                CultureInfo.InvariantCulture, $$"""{"id":"{{model}}-{{day}}-{{row}}.l","predictionId":"{{model}}-{{day}}-{{row}}","kind":"label","value":{{(truth ? "true" : "false")}},"timestamp":"{{at.AddHours(1):O}}"}"""));
        }

        await SendAsync("/v1/predictions/batch", items);
        if (fault != "unlabelled") await SendAsync("/v1/feedback/batch", labels);
    }

    private async Task SendAsync(string path, List<string> items)
    {
        var (status, answer) = await PostAsync(path, $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
        Assert.True(status == 202, answer.ToString());
    }
}
