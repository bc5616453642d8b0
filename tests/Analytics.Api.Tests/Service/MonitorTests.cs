using System.Globalization;
using System.Text.Json;
using Analytics.Api.Monitors;
using Analytics.Api.Tests.Durability;
using Xunit;

namespace Analytics.Api.Tests.Service;

[Collection(nameof(SharedWatch))]
public sealed class MonitorTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task A_model_has_monitors_from_its_first_record_on()
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"mon-1","model":"fresh","version":"1","output":{"score":0.4},"features":{"age":31}}]}""");

        var (status, board) = await GetAsync("/v1/models/fresh/monitors");

        Assert.Equal(200, status);
        Assert.Equal(
            ["fresh.drift", "fresh.multivariateDrift", "fresh.performance", "fresh.predictionDrift", "fresh.quality", "fresh.qualityOfTheHour", "fresh.safety", "fresh.safetyOfTheHour"],
            board.EnumerateArray().Select(one => one.GetProperty("definition").GetProperty("uid").GetString()));
        Assert.All(board.EnumerateArray(), one => Assert.Equal("default", one.GetProperty("definition").GetProperty("origin").GetString()));
    }

    [Fact]
    public async Task The_documented_monitor_is_stored_replaced_by_revision_and_removed()
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"mon-0","model":"churn","version":"documented","output":{"score":0.4},"features":{"discount":0.1,"tenure":3}}]}""");
        var (stored, monitor) = await SendAsync(HttpMethod.Put, "/v1/monitors/french", MonitorExamples.Monitor);
        var (stale, _) = await PutIfAsync("/v1/monitors/french", MonitorExamples.Monitor, "\"7\"");
        var (fresh, next) = await PutIfAsync("/v1/monitors/french", MonitorExamples.Monitor, "\"1\"");
        var (windows, none) = await GetAsync("/v1/monitors/french/windows");
        var (removed, _) = await SendAsync(HttpMethod.Delete, "/v1/monitors/french");
        var (gone, _) = await GetAsync("/v1/monitors/french");

        Assert.Equal((200, 412, 200, 200, 204, 404), (stored, stale, fresh, windows, removed, gone));
        Assert.Equal(("api", 1, 2), (monitor.GetProperty("origin").GetString(), monitor.GetProperty("revision").GetInt32(), next.GetProperty("revision").GetInt32()));
        Assert.Equal(JsonValueKind.Array, none.ValueKind);
    }

    [Fact]
    public async Task A_default_is_paused_in_its_place_and_comes_back()
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"mon-2","model":"pausing","version":"1","output":{"score":0.4},"features":{"age":31}}]}""");

        var (refused, _) = await SendAsync(HttpMethod.Delete, "/v1/monitors/pausing.drift");
        await SendAsync(HttpMethod.Put, "/v1/monitors/pausing.drift", """{"model":"pausing","check":"drift","paused":true}""");
        var (_, paused) = await GetAsync("/v1/monitors/pausing.drift");
        await SendAsync(HttpMethod.Delete, "/v1/monitors/pausing.drift");
        var (_, back) = await GetAsync("/v1/monitors/pausing.drift");

        Assert.Equal(409, refused);
        Assert.True(paused.GetProperty("definition").GetProperty("paused").GetBoolean());
        Assert.Equal("default", back.GetProperty("definition").GetProperty("origin").GetString());
    }

    [Theory]
    [InlineData("""{"model":"churn","check":"weather"}""", "/check")]
    [InlineData("""{"model":"churn","check":"drift","segment":"FR"}""", "/segment")]
    [InlineData("""{"model":"churn","check":"drift","test":"astrology"}""", "/test")]
    [InlineData("""{"model":"churn","check":"safety","test":"energy"}""", "/test")]
    [InlineData("""{"model":"churn","check":"measure"}""", "/measure")]
    [InlineData("""{"model":"churn","check":"measure","measure":"happiness"}""", "/measure")]
    [InlineData("""{"model":"churn","check":"drift","window":{"kind":"count"}}""", "/window/rows")]
    [InlineData("""{"model":"churn","check":"drift","window":{"length":"1d","step":"2d"}}""", "/window/step")]
    [InlineData("""{"model":"churn","check":"drift","rule":{"kind":"eDetector","side":"left"}}""", "/rule/side")]
    [InlineData("""{"model":"churn","check":"measure","measure":"latency","aggregate":"p95","rule":{"kind":"verdict","side":"sideways"}}""", "/rule/side")]
    [InlineData("""{"model":"churn","check":"drift","rule":{"kind":"verdict","side":"up"}}""", "/rule/side")]
    [InlineData("""{"model":"churn","check":"drift","filters":[]}""", "/filters")]
    [InlineData("""{"model":"churn","check":"series","measure":"cost"}""", "/filters")]
    [InlineData("""{"model":"churn","check":"series","measure":"cost","filters":[{"field":"weather","values":["rain"]}]}""", "/filters/0/field")]
    [InlineData("""{"model":"churn","version":"1","check":"series","measure":"metric","filters":[{"field":"name","values":["api.error_rate"]}]}""", "/version")]
    [InlineData("""{"model":"churn","check":"drift","rule":{"kind":"pValue","correction":"magic"}}""", "/rule/correction")]
    [InlineData("""{"model":"churn","check":"drift","reference":"2026-02-01/2026-01-01"}""", "/reference")]
    [InlineData("""{"model":"churn","check":"drift","reference":"5/6"}""", "/reference")]
    public async Task Nonsense_is_refused_by_name(string json, string field)
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/monitors/nonsense", json);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    [Theory]
    [InlineData("""{"model":"named","check":"drift","version":"2"}""", "/version", "named has no such version; it has 1.")]
    [InlineData("""{"model":"named","check":"drift","columns":["features.age","features.hight"]}""", "/columns/1", "named has no such column.")]
    [InlineData("""{"model":"named","check":"quality","columns":["features.hight"]}""", "/columns/0", "named has no such column.")]
    [InlineData("""{"model":"named","check":"drift","columns":["age"]}""", "/columns/0", "Must be features.age.")]
    [InlineData("""{"model":"named","check":"drift","reference":"dataset:spring"}""", "/reference", "named has no data set of this name.")]
    [InlineData("""{"model":"unheard-of","check":"drift","reference":"dataset:spring"}""", "/reference", "unheard-of has no data set of this name.")]
    public async Task What_a_monitor_names_must_be_there(string json, string field, string expected)
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"mon-4","model":"named","version":"1","output":{"score":0.4},"features":{"age":31}}]}""");

        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/monitors/misnamed", json);
        var (first, _) = await SendAsync(HttpMethod.Put, "/v1/monitors/early", """{"model":"not-yet-there","version":"1","check":"drift","columns":["features.age"]}""");

        Assert.Equal(400, status);
        Assert.Equal(expected, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.Equal(200, first);
    }

    [Theory]
    [InlineData("{}", "/check", "is required")]
    [InlineData("""{"model":"churn","check":"drift","window":{"kind":"fixed","length":"soon"}}""", "/window/length", "must be a duration such as 30s, 5m, 4h, 7d or 1h30m")]
    [InlineData("""{"model":"churn","check":"drift","severity":"high"}""", "/severity", "must be one of info, warning, error, critical")]
    [InlineData("""{"model":"churn","check":"drift","colums":["age"]}""", "/colums", "is not known here")]
    [InlineData("""{"model":"churn","check":"drift","columns":"age"}""", "/columns", "must be an array")]
    [InlineData("""{"model":"churn","check":"drift","rule":{"kind":"threshold","op":">","value":"many"}}""", "/rule/value", "must be a number")]
    [InlineData("""{"model":"churn","check":"drift","paused":"no"}""", "/paused", "must be true or false")]
    [InlineData("""{"model":"churn","check":"drift","minSamples":1.5}""", "/minSamples", "must be a whole number")]
    [InlineData("""{"model":"churn","check":"drift","window":7}""", "/window", "must be an object")]
    public async Task A_body_that_does_not_fit_says_what_is_expected_and_where(string json, string field, string expected)
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/monitors/nonsense", json);

        Assert.Equal(400, status);
        Assert.Equal(expected, problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task The_alarm_budget_sets_the_levels()
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"mon-3","model":"thrifty","version":"1","output":{"score":0.4},"features":{"age":31}}]}""");
        var before = await LevelAsync();

        var (stored, _) = await SendAsync(HttpMethod.Put, "/v1/models/thrifty/alarm-budget", """{"falseAlarmsPerMonth":0.5}""");
        var (refused, problem) = await SendAsync(HttpMethod.Put, "/v1/models/thrifty/alarm-budget", """{"falseAlarmsPerMonth":-1}""");

        Assert.Equal((200, 400), (stored, refused));
        Assert.True(problem.GetProperty("errors").TryGetProperty("/falseAlarmsPerMonth", out _));
        Assert.Equal(before / 2, await LevelAsync(), 12);

        async Task<double> LevelAsync() => (await GetAsync("/v1/monitors/thrifty.drift")).Body.GetProperty("level").GetDouble();
    }

    [Fact]
    public async Task A_threshold_on_a_measure_raises_an_alert_and_says_what_to_do()
    {
        var now = TimeProvider.System.GetUtcNow();
        var items = Enumerable.Range(0, 200).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"slow-{{row}}","model":"slow","version":"1","timestamp":"{{now.AddMinutes(-row % 30):O}}","latencyMs":{{900 + row}},"output":{"score":0.4} }"""));
        await SendAsync(HttpMethod.Put, "/v1/monitors/slow.latency", """
            {"title":"Latency","model":"slow","check":"measure","measure":"latency","aggregate":"p95","window":{"kind":"fixed","length":"1d"},
             "rule":{"kind":"threshold","op":">","value":500},"severity":"critical"}
            """);
        await PostAsync("/v1/predictions/batch", $$"""{"items":[{{string.Join(',', items)}}]}""");

        await ServiceProcess.UntilAsync(async () => (await AlertsAsync()).Count > 0);
        var (_, summary) = await GetAsync("/v1/monitors/slow.latency");

        Assert.Equal("alert", summary.GetProperty("latest").GetProperty("status").GetString());
        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal("critical", alert.GetProperty("severity").GetString());

        async Task<List<JsonElement>> AlertsAsync() =>
        [
            .. (await GetAsync("/v1/alerts")).Body.EnumerateArray()
                .Where(one => one.GetProperty("state").GetString() == "firing" && one.GetProperty("labels").TryGetProperty("monitor", out var uid) && uid.GetString() == "slow.latency"),
        ];
    }

    /// <summary>Four weeks of latencies with the rhythm of the day, and one hour of yesterday in which they are three times as long.</summary>
    [Theory]
    [InlineData("""{"model":"paid","check":"series","measure":"cost","filters":[{"field":"currency","values":["EUR"]}]}""")]
    [InlineData("""{"model":"paid","check":"series","measure":"metric","aggregate":"max","filters":[{"field":"name","values":["api.error_rate"]}]}""")]
    [InlineData("""{"model":"paid","check":"measure","measure":"metric","filters":[{"field":"name","values":["api.error_rate"]}],"rule":{"kind":"threshold","op":">","value":0.05}}""")]
    public async Task Costs_of_a_currency_and_system_metrics_can_be_watched(string json)
    {
        var (status, monitor) = await SendAsync(HttpMethod.Put, "/v1/monitors/paid.watch", json);

        Assert.True(status == 200, monitor.ToString());
        Assert.Single(monitor.GetProperty("filters").EnumerateArray());
    }

    [Fact]
    public async Task A_metric_over_its_limit_is_an_alert_of_the_monitor_that_names_it()
    {
        var hour = TimeProvider.System.GetUtcNow().UtcDateTime;
        var items = string.Join(',', Enumerable.Range(0, 120).Select(row => $$"""{"id":"metered-{{row}}","model":"metered","version":"1","timestamp":"{{hour.AddMinutes(-row):O}}","output":{"score":0.4} }"""));
        await SendAsync(HttpMethod.Put, "/v1/monitors/metered.errors", """{"model":"metered","check":"measure","measure":"metric","aggregate":"max","filters":[{"field":"name","values":["metered.errors"]}],"minSamples":1,"rule":{"kind":"threshold","op":">","value":0.05}}""");
        await PostAsync("/v1/metrics/batch", $$"""{"items":[{"id":"metered-m","name":"metered.errors","value":0.4,"timestamp":"{{hour.AddMinutes(-1):O}}"}]}""");
        await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{items}}]}""");

        JsonElement latest = default;
        await ServiceProcess.UntilAsync(async () => (await GetAsync("/v1/monitors/metered.errors")).Body.TryGetProperty("latest", out latest) && latest.ValueKind == JsonValueKind.Object && latest.GetProperty("status").GetString() == "alert");

        Assert.Equal(0.4, latest.GetProperty("findings")[0].GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task A_series_monitor_finds_the_hour_that_neither_season_nor_level_explains()
    {
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        var random = new Random(5);
        for (var day = -28; day < 0; day++)
        {
            List<string> items = [];
            for (var at = 0; at < 24 * 6; at++)
            {
                var hour = at / 6;
                var latency = (100 + (40 * Math.Sin(hour * Math.PI / 12)) + (4 * random.NextDouble())) * (day == -1 && hour == 15 ? 3 : 1);
                items.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"id":"rhythmic-{{day}}-{{at}}","model":"rhythmic","version":"1","timestamp":"{{today.AddDays(day).AddMinutes(at * 10):O}}","output":{"score":0.5},"latencyMs":{{latency:0.00}}}"""));
            }

            Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status);
        }

        await SendAsync(HttpMethod.Put, "/v1/monitors/rhythmic.latency", """{"model":"rhythmic","check":"series","measure":"latency","aggregate":"mean","window":{"kind":"fixed","length":"1d"}}""");
        JsonElement judged = default;
        await ServiceProcess.UntilAsync(async () =>
        {
            var (_, windows) = await GetAsync("/v1/monitors/rhythmic.latency/windows");
            judged = windows.EnumerateArray().FirstOrDefault(window => window.GetProperty("complete").GetBoolean() && window.GetProperty("looks").GetInt32() > 0);
            return judged.ValueKind == JsonValueKind.Object;
        });

        Assert.Equal("alert", judged.GetProperty("status").GetString());
        Assert.Contains("15:00", judged.GetProperty("findings")[0].GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    private async Task<(int Status, JsonElement Body)> PutIfAsync(string path, string json, string match)
    {
        using var client = Service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancellation)));
    }
}
