using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>One injected fault at a time: it is found in its first window, named by its method, and its column comes first.</summary>
public sealed class ModelQualityTests(RunningService service) : ServiceTest(service)
{
    private const int Rows = 600;
    private const string After = "from=2026-10-02T00:00:00Z&to=2026-10-03T00:00:00Z&reference=2026-10-01/2026-10-02";

    [Theory]
    [InlineData("scaled", "features.discount", "unit_change", "out_of_range")]
    [InlineData("missing", "features.age", "missing")]
    [InlineData("vanished", "features.plan", "vanished_category")]
    [InlineData("unseen", "features.plan", "unseen_category")]
    [InlineData("frozen", "score", "frozen")]
    [InlineData("stopped", "predictions", "volume")]
    public async Task An_injected_fault_is_found_in_its_first_window(string fault, string column, params string[] methods)
    {
        await RecordAsync($"quality-{fault}", 1, Rows, "");
        await RecordAsync($"quality-{fault}", 2, fault == "stopped" ? 20 : Rows, fault);

        var (status, report) = await GetAsync($"/v1/models/quality-{fault}/quality?{After}&bucket=hour");

        var alerts = Alerts(report);
        Assert.Equal(200, status);
        Assert.Equal(methods.Order(), alerts.Select(finding => finding.GetProperty("method").GetString()).Distinct().Order());
        Assert.All(alerts, finding => Assert.Contains(finding.GetProperty("subject").GetString(), fault == "frozen" ? [column, "predicted"] : (string[])[column]));
        Assert.Equal(column, report.GetProperty("findings")[0].GetProperty("subject").GetString());
        Assert.NotEmpty(report.GetProperty("series").EnumerateArray());
    }

    [Fact]
    public async Task Sound_data_have_no_fault()
    {
        await RecordAsync("quality-sound", 1, Rows, "");
        await RecordAsync("quality-sound", 2, Rows, "");

        var (_, report) = await GetAsync($"/v1/models/quality-sound/quality?{After}");

        Assert.Empty(Alerts(report));
        Assert.Equal(
            ["features.age", "features.discount", "features.plan", "predicted", "score"],
            report.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("column").GetString()).Order());
    }

    [Fact]
    public async Task An_hour_may_have_one_value_of_a_feature_and_lack_a_category()
    {
        await RecordAsync("quality-hours", 1, Rows, "");
        await SendAsync(HttpMethod.Put, "/v1/models/quality-hours/versions/2", """{"task":"binary","features":[{"name":"age","type":"numeric"},{"name":"plan","type":"categorical"}]}""");
        var items = Enumerable.Range(0, 200).Select(row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"quality-hours-h-{{row}}","model":"quality-hours","version":"2","timestamp":"2026-10-02T08:00:{{row % 60:00}}Z","output":{"score":{{row % 97 / 97.0:0.###}} },"features":{"age":30,"plan":"plus"} }"""));
        await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");

        var (_, hour) = await GetAsync("/v1/models/quality-hours/quality?from=2026-10-02T08:00:00Z&to=2026-10-02T09:00:00Z&reference=2026-10-01/2026-10-02");
        var (_, day) = await GetAsync("/v1/models/quality-hours/quality?from=2026-10-02&to=2026-10-03&reference=2026-10-01/2026-10-02");

        Assert.DoesNotContain(Alerts(hour), finding => finding.GetProperty("method").GetString() is "frozen" or "vanished_category");
        Assert.Contains(Alerts(day), finding => finding.GetProperty("subject").GetString() == "features.age" && finding.GetProperty("method").GetString() == "frozen");
    }

    [Fact]
    public async Task Nonsense_is_refused_by_name()
    {
        Assert.Equal(404, (await GetAsync("/v1/models/nobody/quality")).Status);
        Assert.True((await GetAsync("/v1/models/nobody/quality?bucket=minute")).Body.GetProperty("errors").TryGetProperty("bucket", out _));
        Assert.True((await GetAsync("/v1/models/nobody/quality?segment=country")).Body.GetProperty("errors").TryGetProperty("segment", out _));
    }

    private static List<JsonElement> Alerts(JsonElement report) =>
        [.. report.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("status").GetString() == "alert")];

    private async Task RecordAsync(string model, int day, int rows, string fault)
    {
        await SendAsync(HttpMethod.Put, $"/v1/models/{model}/versions/1", """
            {"task":"binary","features":[{"name":"age","type":"numeric","min":0,"max":120,"required":false},{"name":"discount","type":"numeric","min":0,"max":1},
             {"name":"plan","type":"categorical"}]}
            """);
        var random = new Random(day);
        var items = Enumerable.Range(0, rows).Select(row =>
        {
            var at = new DateTime(2026, 10, day, 0, 0, 0, DateTimeKind.Utc).AddSeconds(86_400.0 * row / rows);
            var discount = (random.Next(3) == 0 ? 0.05 + (random.NextDouble() * 0.2) : 0) * (fault == "scaled" ? 100 : 1);
            var age = random.Next(18, 70);
            var plan = random.Next(10) switch { 0 => fault == "vanished" ? "basic" : "gold", 1 when fault == "unseen" => "platinum", < 4 => "basic", _ => "plus" };
            var score = fault == "frozen" ? 0.5 : random.NextDouble();
            var known = fault == "missing" && row % 3 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"age\":{age},");
            return string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{model}}-{{day}}-{{row}}","model":"{{model}}","version":"1","timestamp":"{{at:O}}","output":{"score":{{score:0.####}} },"features":{ {{known}}"discount":{{discount:0.####}},"plan":"{{plan}}"} }""");
        });
        var (status, answer) = await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
        Assert.True(status == 202, answer.ToString());
    }
}
