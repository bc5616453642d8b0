using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Ten quiet days, replayed through monitors as they were and with faults.</summary>
[Collection(nameof(SharedWatch))]
public sealed class BacktestTests(RunningService service) : ServiceTest(service)
{
    private const int RowsADay = 400;

    [Theory]
    [InlineData("drift", """{"kind":"scale","column":"features.discount","size":100}""", 1)]
    [InlineData("drift", """{"kind":"shift","column":"features.discount","size":0.0005}""", 0)]
    [InlineData("drift", """{"kind":"shift","column":"features.discount","size":0.5}""", 1)]
    [InlineData("quality", """{"kind":"missing","column":"features.discount","size":0.3}""", 1)]
    [InlineData("quality", """{"kind":"missing","column":"features.discount","size":0.01}""", 0)]
    [InlineData("quality", """{"kind":"vanish","column":"features.plan","category":"gold"}""", 1)]
    [InlineData("quality", """{"kind":"scale","column":"features.discount","size":100}""", 1)]
    public async Task A_fault_of_a_stated_size_is_found_or_not_and_quiet_days_are_quiet(string check, string fault, double power)
    {
        var uid = await PrepareAsync(check);

        var (status, report) = await PostAsync($"/v1/monitors/{uid}/backtest", $$"""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{{fault}}}""");

        Assert.Equal((200, 7, 0), (status, report.GetProperty("windows").GetArrayLength(), report.GetProperty("alarms").GetInt32()));
        Assert.Equal(power, report.GetProperty("power").GetDouble());
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 0, 0, 0, TimeSpan.Zero), report.GetProperty("provenance").GetProperty("window").GetProperty("from").GetDateTimeOffset());
        Assert.Equal(30, report.GetProperty("alwaysFireAlarmsPerMonth").GetDouble());
        if (power > 0)
        {
            Assert.Equal(1, report.GetProperty("windowsToAlarm").GetDouble());
            Assert.True(report.GetProperty("f1").GetDouble() > report.GetProperty("alwaysFireF1").GetDouble());
        }
        else
        {
            Assert.False(report.TryGetProperty("windowsToAlarm", out var never) && never.ValueKind != JsonValueKind.Null);
        }
    }

    /// <summary>A fifth of the truths turned round takes the accuracy of a model that is nearly always right to four fifths; a hundredth is within its scatter.</summary>
    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(0.005, 0)]
    public async Task A_concept_that_changes_is_found_by_the_labels(double share, double power)
    {
        for (var day = 1; day <= 10; day++)
        {
            // Every twentieth label is against the score.
            var items = Enumerable.Range(0, RowsADay).Select(row => $$"""{"id":"replayed-l-{{day}}-{{row}}","predictionId":"labelled-{{day}}-{{row}}","kind":"label","value":{{((row % 2 == 0) == (row % 20 != 3) ? "true" : "false")}},"timestamp":"{{new DateTime(2026, 10, day, 23, 0, 0, DateTimeKind.Utc):O}}"}""");
            var predictions = Enumerable.Range(0, RowsADay).Select(row => $$"""{"id":"labelled-{{day}}-{{row}}","model":"labelled","version":"1","timestamp":"{{new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddMinutes(3 * row):O}}","output":{"score":{{(row % 2 == 0 ? "0.9" : "0.1")}} } }""");
            Assert.True((await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', predictions)}}]}""")).Status is 202 or 207);
            Assert.True((await PostAsync("/v1/feedback/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status is 202 or 207);
        }

        await SendAsync(HttpMethod.Put, "/v1/models/labelled/versions/1", """{"task":"binary","reference":{"from":"2026-10-01T00:00:00Z","to":"2026-10-04T00:00:00Z"},"features":[]}""");
        await SendAsync(HttpMethod.Put, "/v1/monitors/labelled.days", """{"model":"labelled","check":"performance","window":{"kind":"fixed","length":"1d"},"paused":true}""");

        var (status, report) = await PostAsync("/v1/monitors/labelled.days/backtest", $$"""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"flip","column":"label","size":{{share.ToString(CultureInfo.InvariantCulture)}} } }""");

        Assert.Equal((200, 0, 7), (status, report.GetProperty("alarms").GetInt32(), report.GetProperty("judged").GetInt32()));
        Assert.Equal(power, report.GetProperty("power").GetDouble());
    }

    /// <summary>Labels come within the first half of the next day; three weeks later a third of those of the last days is corrected. Nobody could have alarmed before.</summary>
    [Theory]
    [InlineData("performance", "")]
    [InlineData("realised", "")]
    [InlineData("measure", ""","measure":"accuracy","rule":{"kind":"threshold","op":"<","value":0.85}""")]
    [InlineData("measure", ""","measure":"accuracy" """)]
    [InlineData("measure", ""","measure":"logLoss" """)]
    [InlineData("series", ""","measure":"accuracy","test":"seasonal_hybrid_esd" """)]
    public async Task What_labels_say_later_was_not_known_then_and_the_wait_for_them_is_part_of_the_delay(string check, string more)
    {
        for (var day = 1; day <= 20; day++)
        {
            var date = new DateTime(2026, 9, day, 0, 0, 0, DateTimeKind.Utc);
            var predictions = Enumerable.Range(0, RowsADay).Select(row => $$"""{"id":"corrected-{{day}}-{{row}}","model":"corrected","version":"1","timestamp":"{{date.AddMinutes(3 * row):O}}","segments":{"country":"{{(row % 3 == 0 ? "FR" : "DE")}}"},"output":{"score":{{(row % 2 == 0 ? "0.9" : "0.1")}} } }""");
            var labels = Enumerable.Range(0, RowsADay).Select(row => Label(day, row, "label", IsTrue(row), date.AddDays(1).AddMinutes(2 * row)));
            var corrections = Enumerable.Range(0, day > 13 ? RowsADay : 0).Where(row => row % 3 == 0).Select(row => Label(day, row, "corrected", !IsTrue(row), date.AddDays(21)));
            Assert.True((await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', predictions)}}]}""")).Status is 202 or 207);
            Assert.True((await PostAsync("/v1/feedback/batch", $$"""{"backfill":true,"items":[{{string.Join(',', labels.Concat(corrections))}}]}""")).Status is 202 or 207);
        }

        await SendAsync(HttpMethod.Put, "/v1/models/corrected/versions/1", """{"task":"binary","reference":{"from":"2026-09-01T00:00:00Z","to":"2026-09-06T00:00:00Z"},"features":[]}""");
        var (put, monitor) = await SendAsync(HttpMethod.Put, $"/v1/monitors/corrected.{check}-days", $$"""{"model":"corrected","check":"{{check}}","window":{"kind":"fixed","length":"1d"},"paused":true{{more}}}""");
        Assert.True(put is 200 or 201, monitor.ToString());

        var (status, report) = await PostAsync($"/v1/monitors/corrected.{check}-days/backtest", """{"from":"2026-09-12T00:00:00Z","to":"2026-09-21T00:00:00Z","inject":{"kind":"flip","column":"label","size":0.3}}""");
        var (_, now) = await GetAsync("/v1/models/corrected/performance?from=2026-09-16T00:00:00Z&to=2026-09-17T00:00:00Z");

        Assert.Equal((200, 0), (status, report.GetProperty("alarms").GetInt32()));
        Assert.InRange(report.GetProperty("labelWaitHours").GetDouble(), 12, 24);
        Assert.Contains(now.GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("status").GetString() == "alert");
        Assert.Equal((1, 1, 1), (report.GetProperty("power").GetDouble(), report.GetProperty("found").GetDouble(), report.GetProperty("windowsToAlarm").GetDouble()));
        Assert.Equal(24 + report.GetProperty("labelWaitHours").GetDouble(), report.GetProperty("hoursToAlarm").GetDouble(), 1e-9);

        static bool IsTrue(int row) => (row % 2 == 0) == (row % 20 != 3);

        static string Label(int day, int row, string id, bool value, DateTime at) =>
            $$"""{"id":"{{id}}-{{day}}-{{row}}","predictionId":"corrected-{{day}}-{{row}}","kind":"label","value":{{(value ? "true" : "false")}},"timestamp":"{{at:O}}"}""";
    }

    /// <summary>A rolling reference, a deviation from the windows before, evidence over windows, and a series: each sees the time before the fault without it.</summary>
    [Theory]
    [InlineData(""","check":"drift","reference":"previous" """, 1, 0, 1)]
    [InlineData(""","check":"measure","measure":"features.discount","aggregate":"mean","reference":"previous","rule":{"kind":"deviation","k":3}""", 1, 0, 0.4)]
    [InlineData(""","check":"measure","measure":"features.discount","aggregate":"mean","reference":"previous","rule":{"kind":"eDetector"}""", 4, 0, 0)]
    [InlineData(""","check":"series","measure":"features.discount","aggregate":"mean","test":"seasonal_hybrid_esd" """, 1.2, 2, 0.8)]
    public async Task A_fault_begins_in_a_window_and_stays(string monitor, double windows, int alarms, double power)
    {
        await PrepareAsync("drift");
        var (put, answer) = await SendAsync(HttpMethod.Put, "/v1/monitors/replayed.begins", $$"""{"model":"replayed","window":{"kind":"fixed","length":"1d"},"paused":true{{monitor}}}""");
        Assert.True(put is 200 or 201, answer.ToString());

        var (status, report) = await PostAsync("/v1/monitors/replayed.begins/backtest", """{"from":"2026-10-02T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"scale","column":"features.discount","size":10}}""");

        Assert.Equal((200, 9), (status, report.GetProperty("windows").GetArrayLength()));
        Assert.InRange(report.GetProperty("alarms").GetInt32(), 0, alarms);
        Assert.InRange(report.GetProperty("windowsToAlarm").GetDouble(), 1, windows);
        Assert.InRange(report.GetProperty("found").GetDouble(), 0.1, 1);
        Assert.InRange(report.GetProperty("power").GetDouble(), power, 1);
    }

    [Theory]
    [InlineData("features.discount", null, 1)]
    [InlineData("features.discount", "up", 1)]
    [InlineData("features.discount", "down", 0)]
    public async Task A_measure_is_judged_on_the_side_that_is_asked_for(string measure, string? side, double power)
    {
        await PrepareAsync("drift");
        var rule = side is null ? "" : $$""","rule":{"kind":"verdict","side":"{{side}}"}""";
        await SendAsync(HttpMethod.Put, "/v1/monitors/replayed.sided", $$"""{"model":"replayed","check":"measure","measure":"{{measure}}","aggregate":"mean","window":{"kind":"fixed","length":"1d"},"paused":true{{rule}} }""");

        var (status, report) = await PostAsync("/v1/monitors/replayed.sided/backtest", """{"from":"2026-10-05T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"scale","column":"features.discount","size":10}}""");

        Assert.Equal((200, 0, power), (status, report.GetProperty("alarms").GetInt32(), report.GetProperty("power").GetDouble()));
    }

    [Fact]
    public async Task A_threshold_is_suggested_that_the_past_does_not_exceed()
    {
        var uid = await PrepareAsync("drift");

        var (_, report) = await PostAsync($"/v1/monitors/{uid}/backtest", """{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z"}""");

        var scores = report.GetProperty("windows").EnumerateArray().Select(window => window.GetProperty("score").GetDouble());
        Assert.Equal(scores.Max(), report.GetProperty("suggestedThreshold").GetDouble());
        Assert.False(report.TryGetProperty("power", out var none) && none.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Where_little_is_the_trouble_the_threshold_is_one_that_the_past_does_not_fall_below()
    {
        await PrepareAsync("drift");
        await SendAsync(HttpMethod.Put, "/v1/monitors/replayed.volume", """{"model":"replayed","check":"measure","measure":"score","aggregate":"mean","window":{"kind":"fixed","length":"1d"},"rule":{"kind":"threshold","op":"<","value":0.1},"paused":true}""");

        var (_, report) = await PostAsync("/v1/monitors/replayed.volume/backtest", """{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z"}""");

        var scores = report.GetProperty("windows").EnumerateArray().Select(window => window.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.Min(), report.GetProperty("suggestedThreshold").GetDouble());
    }

    [Fact]
    public async Task Windows_by_count_are_replayed_as_they_would_have_ended()
    {
        await PrepareAsync("drift");
        await SendAsync(HttpMethod.Put, "/v1/monitors/replayed.count", """{"model":"replayed","check":"drift","window":{"kind":"count","rows":300},"paused":true}""");

        var (status, report) = await PostAsync("/v1/monitors/replayed.count/backtest", """{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"scale","column":"features.discount","size":100}}""");

        var windows = report.GetProperty("windows").EnumerateArray().Select(window => window.GetProperty("window")).ToList();
        Assert.Equal((200, windows.Count, 0), (status, report.GetProperty("judged").GetInt32(), report.GetProperty("alarms").GetInt32()));
        Assert.All(windows.Skip(1).Zip(windows), pair => Assert.Equal(pair.Second.GetProperty("to").GetDateTimeOffset(), pair.First.GetProperty("from").GetDateTimeOffset()));
        Assert.Equal(1, report.GetProperty("power").GetDouble());
    }

    [Fact]
    public async Task Windows_with_too_few_rows_say_so_as_they_would_have()
    {
        var uid = await PrepareAsync("drift");
        await SendAsync(HttpMethod.Put, $"/v1/monitors/{uid}", """{"model":"replayed","check":"drift","window":{"kind":"fixed","length":"1d"},"minSamples":1000,"paused":true}""");

        var (_, report) = await PostAsync($"/v1/monitors/{uid}/backtest", """{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z"}""");

        Assert.Equal(0, report.GetProperty("judged").GetInt32());
        Assert.All(report.GetProperty("windows").EnumerateArray(), window => Assert.Equal("notEnoughData", window.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData("""{"from":"2026-10-11T00:00:00Z","to":"2026-10-04T00:00:00Z"}""", "/to")]
    [InlineData("""{"from":"2020-10-11T00:00:00Z","to":"2026-10-04T00:00:00Z"}""", "/from")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"magic","column":"features.discount"}}""", "/inject/kind")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"scale","column":"features.nothing","size":2}}""", "/inject/column")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"missing","column":"features.discount","size":2}}""", "/inject/size")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"flip","column":"features.plan","size":0.2}}""", "/inject/column")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"flip","column":"label","size":2}}""", "/inject/size")]
    [InlineData("""{"from":"2026-10-04T00:00:00Z","to":"2026-10-11T00:00:00Z","inject":{"kind":"vanish","column":"features.plan"}}""", "/inject/category")]
    public async Task Nonsense_is_refused_by_name(string json, string field)
    {
        var uid = await PrepareAsync("drift");

        var (status, problem) = await PostAsync($"/v1/monitors/{uid}/backtest", json);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
    }

    private async Task<string> PrepareAsync(string check)
    {
        var random = new Random(7);
        await SendAsync(HttpMethod.Put, "/v1/models/replayed/versions/1", """
            {"task":"binary","reference":{"from":"2026-10-01T00:00:00Z","to":"2026-10-04T00:00:00Z"},
             "features":[{"name":"discount","type":"numeric","min":0,"max":1},{"name":"plan","type":"categorical"}]}
            """);
        for (var day = 1; day <= 10; day++)
        {
            var items = Enumerable.Range(0, RowsADay).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"replayed-{{day}}-{{row}}","model":"replayed","version":"1","timestamp":"{{new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddMinutes(3 * row):O}}","output":{"score":{{random.NextDouble():0.####}} },"features":{"discount":{{0.05 + (random.NextDouble() * 0.3):0.####}},"plan":"{{(random.Next(4) == 0 ? "gold" : "plus")}}"} }"""));
            var (status, answer) = await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
            Assert.True(status is 202 or 207, answer.ToString());
        }

        var uid = $"replayed.{check}-days";
        await SendAsync(HttpMethod.Put, $"/v1/monitors/{uid}", $$"""{"model":"replayed","check":"{{check}}","window":{"kind":"fixed","length":"1d"},"paused":true}""");
        return uid;
    }
}
