using System.Globalization;
using System.Text.Json;
using Analytics.Api.Anomalies;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Four weeks of an hourly metric with the rhythm of the day, and what is planted in the last day.</summary>
public sealed class AnomalyTests(RunningService service) : ServiceTest(service)
{
    private static readonly DateTime Start = new(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("seasonal_hybrid_esd")]
    [InlineData("ssa")]
    public async Task A_planted_spike_is_found_where_it_is(string method)
    {
        await RecordAsync($"spike-{method}", hour => hour == (27 * 24) + 15 ? 4 : 1);

        var (status, report) = await FindAsync($"spike-{method}", method);

        var found = Anomalies(report);
        Assert.Equal((200, method), (status, report.GetProperty("method").GetString()));
        Assert.Contains("2026-09-28T15:00:00", found[0], StringComparison.Ordinal);
        Assert.Equal("alert", report.GetProperty("findings")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task An_ordinary_day_is_left_in_peace_and_says_what_was_expected()
    {
        await RecordAsync("ordinary", _ => 1);

        var (_, report) = await FindAsync("ordinary", null);

        Assert.Empty(Anomalies(report));
        Assert.True(report.TryGetProperty("season", out var season) && season.GetInt32() == 168, report.ToString());
        Assert.Equal(24, report.GetProperty("points").GetArrayLength());
        Assert.All(report.GetProperty("points").EnumerateArray(), point => Assert.InRange(point.GetProperty("expected").GetDouble() / point.GetProperty("value").GetDouble(), 0.7, 1.4));
    }

    [Fact]
    public async Task A_level_that_doubles_for_a_day_is_found_hour_by_hour()
    {
        await RecordAsync("doubled", hour => hour >= 27 * 24 ? 2 : 1);

        var (_, report) = await FindAsync("doubled", null);

        Assert.Equal(24, Anomalies(report).Count);
    }

    [Fact]
    public async Task Too_few_points_say_so_and_the_documented_example_is_answered()
    {
        var (_, report) = await FindAsync("nothing-of-this-name", null);
        var (status, _) = await PostAsync("/v1/anomalies", AnomaliesModule.Example);

        Assert.Equal(("notEnoughData", 200), (report.GetProperty("findings")[0].GetProperty("status").GetString(), status));
    }

    [Theory]
    [InlineData("interval", "minute", "/interval")]
    [InlineData("method", "tarot", "/method")]
    [InlineData("measure", "happiness", "/measure")]
    public async Task Nonsense_is_refused_by_name(string field, string value, string pointer)
    {
        var (status, problem) = await PostAsync("/v1/anomalies", $$"""{"measure":"metric","aggregate":"mean","{{field}}":"{{value}}","range":{"from":"2026-09-28T00:00:00Z","to":"2026-09-29T00:00:00Z"} }""");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(pointer, out _), problem.ToString());
    }

    private static List<string> Anomalies(JsonElement report) =>
        [.. report.GetProperty("points").EnumerateArray().Where(point => point.GetProperty("anomaly").GetBoolean()).Select(point => point.GetProperty("from").GetString()!)];

    private Task<(int Status, JsonElement Body)> FindAsync(string name, string? method) => PostAsync(
        "/v1/anomalies",
        $$"""{"measure":"metric","aggregate":"max","filters":[{"field":"name","values":["{{name}}"]}],{{(method is null ? "" : $"\"method\":\"{method}\",")}}"range":{"from":"2026-09-28T00:00:00Z","to":"2026-09-29T00:00:00Z"} }""");

    private async Task RecordAsync(string name, Func<int, double> factor)
    {
        var random = new Random(11);
        var items = Enumerable.Range(0, 28 * 24).Select(hour => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"name":"{{name}}","value":{{(60 + (30 * Math.Sin(hour * Math.PI / 12))) * (1 + (0.1 * (random.NextDouble() - 0.5))) * factor(hour):0.###}},"timestamp":"{{Start.AddHours(hour):O}}"}"""));
        var (status, answer) = await PostAsync("/v1/metrics/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
        Assert.True(status == 202, answer.ToString());
    }
}
