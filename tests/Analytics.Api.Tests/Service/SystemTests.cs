using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Analytics.Api.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>The page of the systems, the stream that keeps pages fresh, and how long figures of a page are kept.</summary>
public sealed partial class SystemTests(RunningService service) : ServiceTest(service)
{
    private static readonly DateTime Start = new(2026, 8, 3, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_metric_of_one_sample_an_hour_is_shown_with_the_hour_that_is_out_of_its_rhythm()
    {
        var items = Enumerable.Range(0, 28 * 24).Select(hour =>
        {
            var value = (50 + (20 * Math.Sin(hour * Math.PI / 12)) + (hour * 7 % 5)) * (hour == (27 * 24) + 5 ? 5 : 1);
            return $$"""{"name":"system.tests","value":{{value.ToString(CultureInfo.InvariantCulture)}},"timestamp":"{{Start.AddHours(hour):O}}"}""";
        });
        Assert.InRange((await PostAsync("/v1/metrics/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status, 200, 202);

        var (status, report) = await GetAsync($"/v1/system?from={Start.AddDays(21):O}&to={Start.AddDays(28):O}");

        var metric = report.GetProperty("metrics").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "system.tests");
        Assert.Equal(200, status);
        Assert.Equal([$"{Start.AddHours((27 * 24) + 5):yyyy-MM-dd'T'HH}"], metric.GetProperty("points").EnumerateArray().Where(point => point.GetProperty("anomaly").GetBoolean()).Select(point => point.GetProperty("from").GetString()![..13]));
        Assert.Equal("One of 1 metrics was out of the ordinary: system.tests.", report.GetProperty("sentence").GetString());
        Assert.True(report.GetProperty("service").GetProperty("requestsPerSecond").GetDouble() > 0);
        Assert.True(report.GetProperty("service").GetProperty("appendMilliseconds").GetDouble() > 0);
    }

    [Theory]
    [InlineData("from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("from=2025-01-01&to=2026-01-01", "from")]
    public async Task Nonsense_is_refused_by_name(string query, string name)
    {
        var (status, problem) = await GetAsync("/v1/system?" + query);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(name, out _), problem.ToString());
    }

    [Fact]
    public async Task An_open_page_is_told_of_what_comes_in()
    {
        using var client = Service.Client();
        using var stream = await client.GetStreamAsync("/live", Cancellation);
        using var reader = new StreamReader(stream);

        await PostAsync("/v1/predictions", """{"id":"told-1","model":"told","version":"1","output":{"score":0.5}}""");

        string? line;
        do line = await reader.ReadLineAsync(Cancellation);
        while (line is not (null or "event: figures"));
        Assert.NotNull(line);
    }

    [Fact]
    public async Task An_open_page_is_told_of_what_came_in_before_it_began_to_watch()
    {
        using var browser = Service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await browser.GetStringAsync("/", Cancellation);
        var watched = WebUtility.HtmlDecode(LivePath().Match(page).Groups[1].Value);
        await PostAsync("/v1/predictions", """{"id":"told-2","model":"told","version":"1","output":{"score":0.5}}""");

        using var client = Service.Client();
        using var stream = await client.GetStreamAsync(watched, Cancellation);
        using var reader = new StreamReader(stream);
        string? line;
        do line = await reader.ReadLineAsync(Cancellation);
        while (line is not (null or "event: figures"));

        Assert.NotNull(line);
    }

    [Fact]
    public async Task A_page_keeps_its_figures_for_a_time_and_programs_never_get_old_ones()
    {
        await using var own = new RunningService { Settings = new Dictionary<string, string> { ["Pages:Fresh"] = "01:00:00" } };
        await own.InitializeAsync();
        using var client = own.Client();
        using var browser = own.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await RecordAsync(client, "kept-1");
        var first = await browser.GetStringAsync("/", Cancellation);

        await RecordAsync(client, "kept-2");
        var second = await browser.GetStringAsync("/", Cancellation);
        var now = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync("/v1/overview", Cancellation));
        browser.DefaultRequestHeaders.Add("Cache-Control", "no-cache");
        var third = await browser.GetStringAsync("/", Cancellation);

        Assert.Contains("kept-1", first, StringComparison.Ordinal);
        Assert.DoesNotContain("kept-2", second, StringComparison.Ordinal);
        Assert.Contains("kept-2", third, StringComparison.Ordinal);
        Assert.Equal(2, now.GetProperty("models").GetArrayLength());
        // The answer that was kept and the one made anew are both of seconds that the page names.
        Assert.All([first, second, third], page => Assert.Contains("Figures of <time", page, StringComparison.Ordinal));
    }

    /// <summary>A tile ends with its reader: nobody waits for what it asked.</summary>
    [Fact]
    public async Task Who_leaves_stops_the_making_of_figures()
    {
        await using var own = new RunningService { Settings = new Dictionary<string, string> { ["Pages:Fresh"] = "01:00:00" } };
        await own.InitializeAsync();
        await using var scope = own.Services.CreateAsyncScope();
        using var leaves = new CancellationTokenSource();
        var (begun, stopped) = (new TaskCompletionSource(), new TaskCompletionSource());
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Path, context.Request.Headers.Accept, context.Request.Headers["HX-Request"], context.Request.Headers["HX-Target"]) = ("/slow", "text/html", "true", "section#known");

        var asked = context.AnswerAsync(
            async token =>
            {
                token.Register(stopped.SetResult);
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, token);
                return "never";
            },
            leaves.Token);
        await begun.Task.WaitAsync(Cancellation);
        await leaves.CancelAsync();

        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Who_changes_what_figures_are_made_by_sees_it_on_the_next_page()
    {
        await using var own = new RunningService { Settings = new Dictionary<string, string> { ["Pages:Fresh"] = "01:00:00" } };
        await own.InitializeAsync();
        using var client = own.Client();
        using var browser = own.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        await PutAsync(client, "/v1/experiments/metrics/read", """{"kind":"proportion","records":{"event":"read"}}""");
        await PutAsync(client, "/v1/experiments/retitled", Experiment("It is shorter."));
        var before = await browser.GetStringAsync("/v1/experiments/retitled/results", Cancellation);
        await PutAsync(client, "/v1/experiments/retitled", Experiment("It is plainer."));
        var after = await browser.GetStringAsync("/v1/experiments/retitled/results", Cancellation);

        Assert.Contains("It is shorter.", before, StringComparison.Ordinal);
        Assert.Contains("It is plainer.", after, StringComparison.Ordinal);

        static string Experiment(string hypothesis) =>
            $$"""{"hypothesis":"{{hypothesis}}","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"2026-11-01T00:00:00Z","primaryMetric":"read"}""";
    }

    private static async Task PutAsync(HttpClient client, string path, string json)
    {
        using var body = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(path, body, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task RecordAsync(HttpClient client, string model)
    {
        using var body = new StringContent($$"""{"id":"{{model}}","model":"{{model}}","version":"1","output":{"score":0.5} }""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/predictions", body, Cancellation);
        Assert.Equal(202, (int)answer.StatusCode);
    }

    [GeneratedRegex("hx-sse:connect=\"([^\"]+)\"")]
    private static partial Regex LivePath();
}
