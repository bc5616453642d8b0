using System.Globalization;
using Analytics.Api.Tests.Experiments;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class EngagementTests(RunningService service) : ServiceTest(service)
{
    // A year of its own, so that what other tests record does not count.
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-390), TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task People_are_counted_and_figures_of_too_few_are_left_out()
    {
        string[] people = [.. Enumerable.Range(0, 20).Select(at => $"engaged-{at}")];
        await World.ConsentAsync(people, Start.AddDays(-1));
        await World.TrackAsync(people.Select(name => ("engaged_visit", name, (double?)null, Start.AddHours(1))));
        await World.TrackAsync(people.Take(12).Select(name => ("engaged_visit", name, (double?)null, Start.AddDays(8))));
        await World.TrackAsync(people.Take(11).Select(name => ("engaged_buy", name, (double?)null, Start.AddHours(2))));
        await World.TrackAsync(people.Take(9).Select(name => ("engaged_rare", name, (double?)null, Start.AddHours(3))));
        var window = $"from={Wire(Start)}&to={Wire(Start.AddDays(21))}";

        var (status, report) = await GetAsync($"/v1/engagement?{window}&steps=engaged_visit,engaged_buy,engaged_rare");

        Assert.Equal(200, status);
        Assert.Equal(20, report.GetProperty("active").GetInt32());
        Assert.Equal([20, 12], report.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("daily").GetInt32()));
        Assert.Equal((20.0 / 20 + 12.0 / 20) / 2, report.GetProperty("stickiness").GetDouble(), 1e-12);
        Assert.Equal(["engaged_visit", "engaged_buy"], report.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("event").GetString()));
        Assert.Equal([20, 11], report.GetProperty("funnel").EnumerateArray().Select(step => step.GetProperty("people").GetInt32()));
        Assert.Equal(11.0 / 20, report.GetProperty("funnel")[1].GetProperty("ofFirst").GetDouble(), 1e-12);
        Assert.StartsWith("20 people were active", report.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_window_without_people_says_so()
    {
        var (_, report) = await GetAsync("/v1/engagement?from=2001-01-01&to=2001-02-01");

        Assert.Equal("Fewer than 10 people were active: too few for figures.", report.GetProperty("sentence").GetString());
        Assert.Empty(report.GetProperty("days").EnumerateArray());
    }

    [Theory]
    [InlineData("from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("steps=a,b,c,d,e,f,g,h,i,j,k", "steps")]
    public async Task Nonsense_is_refused_by_name(string query, string name)
    {
        var (status, body) = await GetAsync("/v1/engagement?" + query);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(name, out _), body.ToString());
    }

    private static string Wire(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", CultureInfo.InvariantCulture));
}
